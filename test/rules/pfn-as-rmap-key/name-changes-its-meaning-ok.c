// The parameter is called pfn, and made an offset first.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct level {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

unsigned long level_address(struct level *level, struct vm_area_struct *vma, unsigned long pfn)
{
	pfn = level_to_offset(level, pfn);
	return vma_address(vma, pfn, 1);
}

static const struct vfio_device_ops level_ops = {
	.name = "level",
};
