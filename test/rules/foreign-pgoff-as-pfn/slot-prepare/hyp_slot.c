// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/sched/mm.h>
#include <linux/slab.h>

struct hyp_slot {
	unsigned long gfn;
	unsigned long npages;
	unsigned long hva;
};

struct hyp_vm {
	struct mm_struct *mm;
	void *stage2;
};

int hyp_stage2_map(void *stage2, phys_addr_t gpa, phys_addr_t hpa, size_t len);

/* Map device memory of a slot ahead of the first access of the guest. */
int hyp_slot_prepare(struct hyp_vm *vm, const struct hyp_slot *slot)
{
	unsigned long hva = slot->hva;
	unsigned long end = hva + (slot->npages << PAGE_SHIFT);
	int ret = 0;

	mmap_read_lock(vm->mm);
	while (hva < end) {
		struct vm_area_struct *vma = vma_lookup(vm->mm, hva);
		unsigned long stop;
		phys_addr_t pa;

		if (!vma)
			break;
		stop = min(end, vma->vm_end);
		if (vma->vm_flags & VM_PFNMAP) {
			pa = (phys_addr_t)vma->vm_pgoff << PAGE_SHIFT;
			// <- warning foreign-pgoff-as-pfn
			pa += hva - vma->vm_start;
			ret = hyp_stage2_map(vm->stage2,
					     PFN_PHYS(slot->gfn) + (hva - slot->hva),
					     pa, stop - hva);
			if (ret)
				break;
		}
		hva = stop;
	}
	mmap_read_unlock(vm->mm);
	return ret;
}
