#include <linux/vfio.h>

/* A character device beside VFIO code: its file is keyed by physical address. */
static int toy_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_pgoff = PHYS_PFN(toy_base(file));
	return 0;
}

static const struct file_operations toy_fops = {
	.mmap = toy_mmap,
};
