#include <linux/mm.h>

int guest_map(struct mm_struct *mm, unsigned long address, unsigned long gfn)
{
	struct vm_area_struct *vma = find_vma(mm, address);

	if (!vma)
		return -EFAULT;
	if (vma->vm_flags & VM_PFNMAP)
		return guest_map_frames(gfn, vma->vm_pgoff, vma_pages(vma));
	return guest_map_memory(gfn, address);
}

/* Asks the page tables. */
int guest_map_right(struct vm_area_struct *vma, unsigned long gfn)
{
	struct follow_pfnmap_args args = { .vma = vma, .address = vma->vm_start };

	if (!(vma->vm_flags & VM_PFNMAP) || follow_pfnmap_start(&args))
		return -EINVAL;
	return guest_map_frames(gfn, args.pfn, vma_pages(vma));
}
