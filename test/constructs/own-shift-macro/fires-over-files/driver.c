// The driver has shift macros of its own.
#include "shared.h"

int birch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct birch *birch = container_of(vdev, struct birch, vdev);
	unsigned int index = BIRCH_REGION(vma->vm_pgoff);
	u64 page = BIRCH_PAGE(vma->vm_pgoff);

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(birch->pdev, index)) + page;
	//                                                       ^^^^^ is region index
	//                                                                 ^^^^ is page@region
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
