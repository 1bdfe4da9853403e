// vm_pgoff plus the distance from the first frame.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct hammer {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned long first_pfn;
};

unsigned long hammer_address(struct hammer *hammer, struct vm_area_struct *vma, unsigned long pfn)
{
	pgoff_t pgoff = vma->vm_pgoff + (pfn - hammer->first_pfn);

	return vma_address(vma, pgoff, 1);
}

static const struct vfio_device_ops hammer_ops = {
	.name = "hammer",
};
