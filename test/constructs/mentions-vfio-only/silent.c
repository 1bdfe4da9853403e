// Speaks of vfio in a comment and a string; its vm_pgoff is no VFIO mapping's.
#include <linux/mm.h>

static int stone_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct stone *stone = file->private_data;

	pr_debug("not bound to vfio-pci\n");
	vma->vm_pgoff = stone->base >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}

static const struct file_operations stone_fops = {
	.mmap = stone_mmap,
};
