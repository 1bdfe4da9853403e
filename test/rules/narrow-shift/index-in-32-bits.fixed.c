// The offset that user space is told is made of a u32.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct ermine {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int ermine_info(struct ermine *ermine, struct vfio_region_info *info)
{
	u32 index = info->index;

	info->offset = (u64)index << VFIO_PCI_OFFSET_SHIFT;
	//             ^ warning narrow-shift
	return 0;
}

static const struct vfio_device_ops ermine_ops = {
	.name = "ermine",
};
