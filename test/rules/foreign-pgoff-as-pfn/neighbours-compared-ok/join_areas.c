// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/mm_inline.h>

/* May two device mappings be reported to the hypervisor as one extent? */
bool areas_adjoin(const struct vm_area_struct *a, const struct vm_area_struct *b)
{
	unsigned long last;

	if (!(a->vm_flags & VM_PFNMAP) || !(b->vm_flags & VM_PFNMAP))
		return false;
	if (a->vm_file != b->vm_file || a->vm_end != b->vm_start)
		return false;
	last = a->vm_pgoff + ((a->vm_end - a->vm_start) >> PAGE_SHIFT);
	return last == b->vm_pgoff;
}
