// A function-like macro makes the pfn.
#include "shared.h"

int lake_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lake *lake = container_of(vdev, struct lake, vdev);
	vma->vm_pgoff = lake_pfn(lake, 0, vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT));
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
