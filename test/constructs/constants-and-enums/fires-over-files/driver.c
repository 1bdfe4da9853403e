// Shifts that an enum and a const variable name.
#include "shared.h"

int cork_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cork *cork = container_of(vdev, struct cork, vdev);
	unsigned long index = ((u64)vma->vm_pgoff << PAGE_SHIFT) >> CORK_INDEX;

	vma->vm_pgoff = pci_resource_start(cork->pdev, index) >> cork_page;
	//                                             ^^^^^ is region index
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
