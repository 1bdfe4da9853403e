// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/eventfd.h>
#include <linux/vfio_pci_core.h>

struct pell_doorbell {
	loff_t	offset;
	u64	data;
	int	count;
	int	fd;
};

struct pell_dev {
	struct vfio_pci_core_device core;
	void __iomem *io[6];
};

long pell_arm_doorbell(struct pell_dev *p, const struct pell_doorbell *db)
{
	loff_t where = db->offset;
	int bar = where >> VFIO_PCI_OFFSET_SHIFT;
	u64 in_bar = where & VFIO_PCI_OFFSET_MASK;

	if (db->count != 1 && db->count != 2 && db->count != 4)
		return -EINVAL;

	if (bar > VFIO_PCI_BAR5_REGION_INDEX)
	//  ^ error index-unchecked
		return -EINVAL;

	if (in_bar + db->count > pci_resource_len(p->core.pdev, bar))
		return -EINVAL;

	if (!p->io[bar])
		return -ENODEV;
	writel(db->data, p->io[bar] + in_bar);
	return 0;
}
EXPORT_SYMBOL_GPL(pell_arm_doorbell);

static const struct vfio_device_ops pell_ops = {
	.name	= "pell-vfio-pci",
	.read	= vfio_pci_core_read,
	.write	= vfio_pci_core_write,
};
