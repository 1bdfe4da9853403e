// The second half: what mast_hoist() gets from the mmap handler ends in vm_pgoff.
#include <linux/mm.h>
#include <linux/vfio.h>
#include "mast.h"

int mast_hoist(struct vm_area_struct *vma, unsigned long start, bool cacheable)
{
	size_t len = vma->vm_end - vma->vm_start;

	if (!cacheable)
		vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);

	vma->vm_pgoff = start;
	// <- raw-pfn-in-pgoff

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, len,
			       vma->vm_page_prot);
}
