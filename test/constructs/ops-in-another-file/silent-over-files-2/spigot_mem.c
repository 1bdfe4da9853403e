// The VFIO handler stores what a function of another file makes of index and page; the char handler stores a frame.
#include <linux/fs.h>
#include <linux/mm.h>
#include "spigot.h"

int spigot_mem_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct spigot *s = container_of(vdev, struct spigot, vdev);
	u32 nr = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long page = vma->vm_pgoff & (BIT(40 - PAGE_SHIFT) - 1);

	if (nr >= s->nbase)
		return -EINVAL;

	vma->vm_pgoff = spigot_pgoff(s, nr, page);
	page += s->base[nr] >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, page,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

int spigot_char_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct spigot *s = file->private_data;

	vma->vm_pgoff += s->base[0] >> PAGE_SHIFT;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
