#include <linux/mm.h>

static int window_of(struct vm_area_struct *vma, u64 *from, u64 *to)
{
	unsigned long flags = vma->vm_flags;

	if ((flags & VM_PFNMAP) && vma_pages(vma) > 1) {
		*from = PFN_PHYS(vma->vm_pgoff);
		//               ^ warning foreign-pgoff-as-pfn
		*to = PFN_PHYS(vma->vm_pgoff + vma_pages(vma));
		//             ^ warning foreign-pgoff-as-pfn
		return 0;
	}
	return -ENOENT;
}

int window_ask(struct mm_struct *mm, unsigned long address, u64 *from, u64 *to)
{
	struct vm_area_struct *vma = vma_lookup(mm, address);

	return vma ? window_of(vma, from, to) : -EFAULT;
}
