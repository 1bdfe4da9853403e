// A static const table, and a handler that keeps the offset.
#include "shared.h"

int elk_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct elk *elk = container_of(vdev, struct elk, vdev);

	return remap_pfn_range(vma, vma->vm_start, pci_resource_start(elk->pdev, 0) >> PAGE_SHIFT, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
