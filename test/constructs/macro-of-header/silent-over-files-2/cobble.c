// COBBLE_REGION_PAGE() of the header gives the region's first page in the file.
#include <linux/mm.h>
#include "cobble.h"

static int cobble_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cobble *c = container_of(vdev, struct cobble, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	struct cobble_region *r;
	u64 page;

	if (COBBLE_OFFSET_TO_INDEX(off) >= ARRAY_SIZE(c->r))
		return -EINVAL;
	r = &c->r[COBBLE_OFFSET_TO_INDEX(off)];
	page = (off & COBBLE_OFFSET_MASK) >> PAGE_SHIFT;

	vma->vm_pgoff = COBBLE_REGION_PAGE(c, r) + page;
	return io_remap_pfn_range(vma, vma->vm_start, COBBLE_REGION_PFN(r) + page,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct vfio_device_ops cobble_ops = {
	.name = "cobble",
	.mmap = cobble_mmap,
};
