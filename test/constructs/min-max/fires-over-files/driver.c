// The greater of two pfns is one.
#include "shared.h"

int pike_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pike *pike = container_of(vdev, struct pike, vdev);
	unsigned long a = pci_resource_start(pike->pdev, 0) >> PAGE_SHIFT;
	unsigned long b = pci_resource_start(pike->pdev, 2) >> PAGE_SHIFT;

	vma->vm_pgoff = max_t(unsigned long, a, b);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
