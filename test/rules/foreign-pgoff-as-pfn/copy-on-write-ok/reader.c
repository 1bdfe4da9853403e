#include <linux/mm.h>

int track_range(struct vm_area_struct *vma, unsigned long *pfn)
{
	if (!(vma->vm_flags & VM_PFNMAP) || !is_cow_mapping(vma->vm_flags))
		return -EINVAL;
	*pfn = vma->vm_pgoff;
	return 0;
}
