// The alias is read, the frame stays in a local.
#include <linux/mm.h>
#include "cork.h"

int cork_apply(const struct cork *cork, struct vm_area_struct *v)
{
	struct vm_area_struct *w = v;
	unsigned long size = w->vm_end - w->vm_start;
	unsigned long pgoff = w->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
	unsigned long frame;

	if ((pgoff << PAGE_SHIFT) + size > resource_size(&cork->bar))
		return -EINVAL;

	frame = (cork->bar.start >> PAGE_SHIFT) + pgoff;
	return remap_pfn_range(v, w->vm_start, frame, size, w->vm_page_prot);
}
