// Both arms are the offset.
#include "shared.h"

int crab_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crab *crab = container_of(vdev, struct crab, vdev);
	unsigned long page = vma->vm_pgoff;

	vma->vm_pgoff = crab_first(crab) ? page : vma->vm_pgoff;
	return remap_pfn_range(vma, vma->vm_start, crab_first(crab) ? PHYS_PFN(pci_resource_start(crab->pdev, 0)) : PHYS_PFN(pci_resource_start(crab->pdev, 2)), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
