// The own struct is filled first, then the vma from it.
#include "shared.h"

int flax_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct flax *flax = container_of(vdev, struct flax, vdev);
	struct flax_map map;

	map.vm_pgoff = PHYS_PFN(pci_resource_start(flax->pdev, 0));
	vma->vm_pgoff = map.vm_pgoff;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
