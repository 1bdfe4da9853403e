#include <linux/mm.h>

int show_mapping(struct seq_file *m, struct vm_area_struct *vma)
{
	if (vma->vm_flags & VM_PFNMAP)
		seq_puts(m, "frames ");
	seq_printf(m, "%lx", vma->vm_pgoff);
	return vma->vm_file ? show_page_of(vma->vm_file, vma->vm_pgoff) : 0;
}
