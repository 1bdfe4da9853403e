// Here the vma is called v, then w.
#include <linux/mm.h>
#include "cork.h"

int cork_apply(const struct cork *cork, struct vm_area_struct *v)
{
	struct vm_area_struct *w;
	unsigned long size;

	w = v;
	size = w->vm_end - w->vm_start;
	if (size > resource_size(&cork->bar))
		return -EINVAL;

	w->vm_pgoff = cork->bar.start >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(v, v->vm_start, w->vm_pgoff, size, v->vm_page_prot);
}
