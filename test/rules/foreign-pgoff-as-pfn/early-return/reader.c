#include <linux/mm.h>

long shadow_pfn(struct vm_area_struct *vma, unsigned long address)
{
	if (!(vma->vm_flags & VM_PFNMAP))
		return -EINVAL;
	return vma->vm_pgoff + ((address - vma->vm_start) >> PAGE_SHIFT);
	//     ^ warning foreign-pgoff-as-pfn
}
