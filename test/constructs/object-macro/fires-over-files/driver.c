// An object-like macro is the pfn.
#include "shared.h"

int pond_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pond *pond = container_of(vdev, struct pond, vdev);
	vma->vm_pgoff = POND_PFN;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
