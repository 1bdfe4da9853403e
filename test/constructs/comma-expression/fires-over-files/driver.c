// The value of a comma expression is its last.
#include "shared.h"

int newt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct newt *newt = container_of(vdev, struct newt, vdev);
	unsigned long len, pfn;

	vma->vm_pgoff = (len = vma->vm_end - vma->vm_start, pfn = pci_resource_start(newt->pdev, 0) >> PAGE_SHIFT);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn, len, vma->vm_page_prot);
}
