// Lengths in pages go through the same macros.
#include "shared.h"

int lark_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lark *lark = container_of(vdev, struct lark, vdev);
	unsigned long pages = PFN_DOWN(pci_resource_len(lark->pdev, 0));

	if (PHYS_PFN(vma->vm_end - vma->vm_start) > pages || PFN_UP(vma->vm_end - vma->vm_start) > pages)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, page_to_pfn(lark->page), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
