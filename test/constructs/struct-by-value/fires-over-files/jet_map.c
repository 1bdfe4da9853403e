// Gets the span by value.
#include "jet.h"

int jet_map(struct jet_span span, struct vm_area_struct *vma)
{
	unsigned long pfn = span.lo >> PAGE_SHIFT;

	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn, span.hi - span.lo, vma->vm_page_prot);
}
