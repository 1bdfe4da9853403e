// The offset is built again with the same macros.
#include "shared.h"

int birch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct birch *birch = container_of(vdev, struct birch, vdev);
	unsigned int index = BIRCH_REGION(vma->vm_pgoff);

	vma->vm_pgoff = BIRCH_OFFSET(index) >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(pci_resource_start(birch->pdev, index)), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
