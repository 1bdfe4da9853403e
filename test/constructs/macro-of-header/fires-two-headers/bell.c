// The frame comes from a macro, whose base comes from a macro of a header that the header includes.
#include <linux/vfio.h>
#include <linux/mm.h>
#include "bell.h"

static int bell_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	unsigned long sel = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long pfn;

	if (sel > 1 || vma_pages(vma) > BELL_TOWER_COUNT)
		return -EINVAL;

	pfn = bell_first(sel);
	if (remap_pfn_range(vma, vma->vm_start, pfn,
			    vma->vm_end - vma->vm_start, vma->vm_page_prot))
		return -EAGAIN;

	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	return 0;
}

const struct vfio_device_ops bell_ops = {
	.name = "bell",
	.mmap = bell_mmap,
};
