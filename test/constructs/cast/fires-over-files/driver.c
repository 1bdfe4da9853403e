// Casts change neither unit nor origin.
#include "shared.h"

int swan_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct swan *swan = container_of(vdev, struct swan, vdev);
	vma->vm_pgoff = (unsigned long)((u64)pci_resource_start(swan->pdev, 0) >> PAGE_SHIFT);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
