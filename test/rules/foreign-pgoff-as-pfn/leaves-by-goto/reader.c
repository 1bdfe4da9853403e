#include <linux/mm.h>

static int stage_map(struct stage_slot *slot)
{
	struct vm_area_struct *vma;
	int ret = 0;
	u64 i;

	mmap_read_lock(current->mm);
	vma = vma_lookup(current->mm, slot->uaddr);
	if (!vma || !(vma->vm_flags & (VM_IO | VM_PFNMAP))) {
		ret = -EFAULT;
		goto unlock;
	}
	for (i = 0; i < slot->pages && !ret; i++) {
		u64 at = ((u64)vma->vm_pgoff << PAGE_SHIFT) + (i << PAGE_SHIFT);
		// <- warning foreign-pgoff-as-pfn

		ret = stage_map_page(slot->gfn + i, at);
	}
unlock:
	mmap_read_unlock(current->mm);
	return ret;
}
