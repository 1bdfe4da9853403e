// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/uaccess.h>
#include <linux/vfio_pci_core.h>

struct rue_poke {
	__s64 offset;
	__u32 value;
	__u32 pad;
};

struct rue_dev {
	struct vfio_pci_core_device core;
	void __iomem *io[6];
};

static int rue_poke(struct rue_dev *r, loff_t offset, u32 value)
{
	int bar = offset >> VFIO_PCI_OFFSET_SHIFT;
	u64 in_bar = offset & VFIO_PCI_OFFSET_MASK;

	if (bar > VFIO_PCI_BAR5_REGION_INDEX)
		return -EINVAL;
	if (in_bar + sizeof(value) > pci_resource_len(r->core.pdev, bar))
		return -EINVAL;
	iowrite32(value, r->io[bar] + in_bar);
	return 0;
}

long rue_ioctl_poke(struct rue_dev *r, void __user *arg)
{
	struct rue_poke p;

	if (copy_from_user(&p, arg, sizeof(p)))
		return -EFAULT;
	if (p.offset < 0)
		return -EINVAL;
	return rue_poke(r, p.offset, p.value);
}
