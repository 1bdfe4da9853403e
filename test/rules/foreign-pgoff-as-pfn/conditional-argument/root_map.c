// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/sched/mm.h>

struct root_partition {
	u64 id;
	struct mm_struct *mm;
};

int root_hvcall_map_mmio(u64 id, u64 gfn, u64 mmio_spa, u64 nr);
int root_map_ram(struct root_partition *p, u64 gfn, unsigned long uaddr, u64 nr);

int root_map_user(struct root_partition *p, u64 gfn, unsigned long uaddr, u64 nr)
{
	struct vm_area_struct *vma;
	unsigned long mmio_pfn;
	bool mmio;

	mmap_read_lock(p->mm);
	vma = vma_lookup(p->mm, uaddr);
	mmio = vma && (vma->vm_flags & (VM_IO | VM_PFNMAP));
	mmio_pfn = mmio ? vma->vm_pgoff : 0;
	// <- warning foreign-pgoff-as-pfn
	mmap_read_unlock(p->mm);

	if (mmio)
		return root_hvcall_map_mmio(p->id, gfn, PFN_PHYS(mmio_pfn), nr);
	return root_map_ram(p, gfn, uaddr, nr);
}
