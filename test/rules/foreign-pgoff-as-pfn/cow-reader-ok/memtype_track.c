// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/pfn.h>

int memtype_release(phys_addr_t start, phys_addr_t end);
int memtype_walk(struct vm_area_struct *vma, phys_addr_t *start);

/* remap_pfn_range() keeps the pfn in vm_pgoff for private writable mappings. */
int memtype_untrack(struct vm_area_struct *vma)
{
	phys_addr_t start;
	int ret;

	if (!(vma->vm_flags & VM_PFNMAP))
		return 0;
	if (is_cow_mapping(vma->vm_flags)) {
		start = PFN_PHYS(vma->vm_pgoff);
	} else {
		ret = memtype_walk(vma, &start);
		if (ret)
			return ret;
	}
	return memtype_release(start, start + (vma->vm_end - vma->vm_start));
}
