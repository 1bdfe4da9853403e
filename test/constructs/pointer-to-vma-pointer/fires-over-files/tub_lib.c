// Writes the frame through the double pointer.
#include <linux/mm.h>
#include "tub.h"

int tub_map(struct vm_area_struct **pvma, const struct resource *res)
{
	struct vm_area_struct *vma = *pvma;

	if (vma->vm_end - vma->vm_start > resource_size(res))
		return -EINVAL;
	vma->vm_pgoff = res->start >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
