// The second half: start is the vma's own page offset, pa goes to the page tables alone.
#include <linux/mm.h>
#include <linux/vfio.h>
#include "mast.h"

int mast_hoist(struct vm_area_struct *vma, unsigned long start, phys_addr_t pa)
{
	int ret;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	ret = remap_pfn_range(vma, vma->vm_start, pa >> PAGE_SHIFT,
			      vma->vm_end - vma->vm_start, vma->vm_page_prot);
	if (ret)
		return ret;
	vma->vm_pgoff = start;
	return 0;
}
