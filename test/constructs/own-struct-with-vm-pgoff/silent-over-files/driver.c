// A struct of the driver has a member of that name.
#include "shared.h"

int flax_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct flax *flax = container_of(vdev, struct flax, vdev);
	struct flax_map map;

	map.vm_pgoff = PHYS_PFN(pci_resource_start(flax->pdev, 0));
	return remap_pfn_range(vma, vma->vm_start, map.vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
