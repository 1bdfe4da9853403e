// Frames of the aux region, and a proc file of the same memory whose mmap does store one.
#include <linux/proc_fs.h>
#include "eaves.h"

unsigned long eaves_aux_frame(const struct eaves_aux *aux, unsigned long page)
{
	return PHYS_PFN(aux->phys) + page;
}

static int eaves_proc_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct eaves_aux *aux = pde_data(file_inode(file));

	vma->vm_pgoff = eaves_aux_frame(aux, vma->vm_pgoff);
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct proc_ops eaves_proc_ops = {
	.proc_mmap	= eaves_proc_mmap,
};
