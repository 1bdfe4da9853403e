#include <linux/vfio.h>
#include "redpoll.h"

/* Keeps what mmap() gave while it counts by it. */
int redpoll_far_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct redpoll *redpoll = container_of(core, struct redpoll, core);
	unsigned long kept = vma->vm_pgoff;
	int ret;

	if (!(vma->vm_flags & VM_SHARED) || kept || vma->vm_end - vma->vm_start > redpoll->size)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(redpoll->base);
	ret = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
	vma->vm_pgoff = kept;
	return ret;
}
