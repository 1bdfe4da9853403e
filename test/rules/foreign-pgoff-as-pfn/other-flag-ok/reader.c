#include <linux/mm.h>

int guest_slot(struct vm_area_struct *vma, unsigned long gfn)
{
	if (vma->vm_flags & VM_HUGETLB)
		return guest_huge(gfn, vma->vm_pgoff + vma_pages(vma));
	if (vma->vm_flags & VM_PFNMAP)
		return -EOPNOTSUPP;
	return guest_pin(gfn, vma->vm_start);
}
