#include <linux/mm.h>

int dump_ranges(struct mm_struct *mm, struct list_head *out)
{
	struct vm_area_struct *vma;
	VMA_ITERATOR(vmi, mm, 0);

	for_each_vma(vmi, vma) {
		unsigned long pfn;

		if (!(vma->vm_flags & VM_PFNMAP))
			continue;
		pfn = vma->vm_pgoff;
		//    ^ warning foreign-pgoff-as-pfn
		dump_add(out, pfn, vma_pages(vma));
	}
	return 0;
}
