// A mask of 36 bits out of a constant of 32.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct sable {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define SABLE_OFFSET_SHIFT 48

static u64 sable_page(struct vm_area_struct *vma)
{
	return vma->vm_pgoff & ((1U << (SABLE_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	//                       ^ warning narrow-shift
}

static const struct vfio_device_ops sable_ops = {
	.name = "sable",
};
