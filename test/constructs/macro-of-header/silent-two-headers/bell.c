// A macro of this file takes the name of the header's away before the store: bell_first() is the file page here.
#include <linux/vfio.h>
#include <linux/mm.h>
#include "bell.h"

static inline unsigned long bell_frame(unsigned long sel)
{
	return bell_first(sel);
}

#undef bell_first
#define bell_first(sel)	((sel) << (40 - PAGE_SHIFT))

static int bell_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	unsigned long sel = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	if (sel > 1 || vma_pages(vma) > BELL_TOWER_COUNT ||
	    vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1))
		return -EINVAL;
	if (remap_pfn_range(vma, vma->vm_start, bell_frame(sel),
			    vma->vm_end - vma->vm_start, vma->vm_page_prot))
		return -EAGAIN;

	vma->vm_pgoff = bell_first(sel);
	return 0;
}

const struct vfio_device_ops bell_ops = {
	.name = "bell",
	.mmap = bell_mmap,
};
