// Shifts that an enum and a const variable name.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct cork {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

enum cork_shift {
	CORK_PAGE = 12,
	CORK_INDEX = CORK_PAGE + 28,
};

static const unsigned int cork_page = CORK_PAGE;

static int cork_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cork *cork = container_of(vdev, struct cork, vdev);
	unsigned long index = ((u64)vma->vm_pgoff << PAGE_SHIFT) >> CORK_INDEX;

	vma->vm_pgoff = pci_resource_start(cork->pdev, index) >> cork_page;
	//                                             ^^^^^ is region index
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops cork_ops = {
	.name = "cork",
	.mmap = cork_mmap,
};
