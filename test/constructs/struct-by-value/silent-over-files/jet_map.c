// Gets the span by value and maps it.
#include "jet.h"

int jet_map(struct jet_span span, struct vm_area_struct *vma)
{
	return remap_pfn_range(vma, vma->vm_start, span.lo >> PAGE_SHIFT, span.hi - span.lo, vma->vm_page_prot);
}
