// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/pfn.h>
#include <linux/sched/mm.h>

struct pin_range {
	unsigned long start;
	unsigned long end;
	unsigned long *pfns;
};

/* Fills pfns[] for the device mappings of the range; leaves the rest 0. */
int pin_range_device_pfns(struct mm_struct *mm, struct pin_range *pr)
{
	VMA_ITERATOR(vmi, mm, pr->start);
	struct vm_area_struct *area;
	unsigned long addr, pfn;
	int n = 0;

	mmap_assert_locked(mm);
	for_each_vma_range(vmi, area, pr->end) {
		if (!(area->vm_flags & VM_IO))
			continue;
		for (addr = max(pr->start, area->vm_start);
		     addr < min(pr->end, area->vm_end); addr += PAGE_SIZE) {
			pfn = ((addr - area->vm_start) >> PAGE_SHIFT) +
			      area->vm_pgoff;
			      // <- warning foreign-pgoff-as-pfn
			pr->pfns[(addr - pr->start) >> PAGE_SHIFT] = pfn;
			n++;
		}
	}
	return n;
}
