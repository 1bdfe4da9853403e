// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/sched/mm.h>

int guest_resolve_pfn(struct mm_struct *mm, unsigned long hva,
		      unsigned long *pfn)
{
	struct follow_pfnmap_args args = { .address = hva };
	struct vm_area_struct *vma;
	int ret = -EFAULT;

	mmap_read_lock(mm);
	vma = vma_lookup(mm, hva);
	if (!vma)
		goto out;
	if (!(vma->vm_flags & (VM_IO | VM_PFNMAP)))
		goto out;
	args.vma = vma;
	ret = follow_pfnmap_start(&args);
	if (ret)
		goto out;
	*pfn = args.pfn;
	follow_pfnmap_end(&args);
	pr_debug("hva %lx: file page %lx, pfn %lx\n", hva,
		 vma->vm_pgoff + ((hva - vma->vm_start) >> PAGE_SHIFT), *pfn);
out:
	mmap_read_unlock(mm);
	return ret;
}
