// The variable has 64 bits.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct skunk {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static u64 skunk_offset(const struct vfio_region_info *info)
{
	u64 nr = info->index;

	return nr << VFIO_PCI_OFFSET_SHIFT;
}

static const struct vfio_device_ops skunk_ops = {
	.name = "skunk",
};
