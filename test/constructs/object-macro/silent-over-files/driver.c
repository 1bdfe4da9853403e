// An object-like macro is the offset.
#include "shared.h"

int pond_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pond *pond = container_of(vdev, struct pond, vdev);
	unsigned long was = POND_AT;

	POND_AT = was;
	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(pond->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
