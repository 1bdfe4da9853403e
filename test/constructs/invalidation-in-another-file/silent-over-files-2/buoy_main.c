// Stores map[].pgoff, which the other file fills with region offsets, beside map[].pfn, which goes to the remap call.
#include <linux/mm.h>
#include "buoy.h"

static int buoy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct buoy *b = container_of(vdev, struct buoy, vdev);
	unsigned int bar = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	if (bar > 5 || !b->map[bar].pfn)
		return -EINVAL;

	vma->vm_pgoff = b->map[bar].pgoff;
	return remap_pfn_range(vma, vma->vm_start, b->map[bar].pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static void buoy_close(struct vfio_device *vdev)
{
	buoy_zap(container_of(vdev, struct buoy, vdev));
}

const struct vfio_device_ops buoy_ops = {
	.name		= "buoy",
	.close_device	= buoy_close,
	.mmap		= buoy_mmap,
};
