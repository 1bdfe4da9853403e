// The macro makes the pfn for the call alone.
#include "shared.h"

int lake_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lake *lake = container_of(vdev, struct lake, vdev);
	return remap_pfn_range(vma, vma->vm_start, lake_pfn(lake, 0, lake_page(vma->vm_pgoff)), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
