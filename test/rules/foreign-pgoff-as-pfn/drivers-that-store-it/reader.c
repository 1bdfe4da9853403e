#include <linux/mm.h>

int guest_slot(struct vm_area_struct *vma, unsigned long gfn)
{
	if (vma->vm_flags & VM_PFNMAP) {
		unsigned long pfn = vma->vm_pgoff;
		//                  ^ note foreign-pgoff-as-pfn

		return guest_install(gfn, pfn, vma_pages(vma));
	}
	return 0;
}
