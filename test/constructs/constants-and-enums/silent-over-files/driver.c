// The page in the region by a constant mask.
#include "shared.h"

int cork_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cork *cork = container_of(vdev, struct cork, vdev);
	unsigned long page = vma->vm_pgoff & ((1UL << CORK_BITS) - 1);

	if (page > 16)
	//  ^^^^ is page@region
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, (pci_resource_start(cork->pdev, 0) >> 12) + page, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
