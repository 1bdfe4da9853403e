// Not used by vfio: a character device that stores a pfn.
#include "slab.h"

int slab_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct slab_dev *slab = file->private_data;

	vma->vm_pgoff = slab->base >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);
}
