// A condition that never holds.
#include "shared.h"

int finch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct finch *finch = container_of(vdev, struct finch, vdev);
	if (FINCH_LEGACY)
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(finch->pdev, 0));
	if (0)
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(finch->pdev, 2));
	while (0)
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(finch->pdev, 4));
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(finch->pdev, 0)), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
