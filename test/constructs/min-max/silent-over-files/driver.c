// The lesser of two lengths goes to the call.
#include "shared.h"

int pike_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pike *pike = container_of(vdev, struct pike, vdev);
	unsigned long size = min(vma->vm_end - vma->vm_start, (unsigned long)pci_resource_len(pike->pdev, 0));

	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(pike->pdev, 0)), size, vma->vm_page_prot);
}
