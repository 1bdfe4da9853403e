// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/seq_file.h>

static const char *area_kind(const struct vm_area_struct *vma)
{
	if (vma->vm_flags & VM_PFNMAP)
		return "pfnmap";
	return vma->vm_file ? "file" : "anon";
}

void show_one_area(struct seq_file *m, struct vm_area_struct *vma)
{
	unsigned long long offset = 0;

	if (vma->vm_file)
		offset = (loff_t)vma->vm_pgoff << PAGE_SHIFT;

	if (vma->vm_flags & (VM_IO | VM_PFNMAP))
		seq_puts(m, "device ");
	seq_printf(m, "%08lx-%08lx %08llx %s\n", vma->vm_start, vma->vm_end,
		   offset, area_kind(vma));
}
