// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define BAY_FB_OFFSET	0x100000

struct bay_dev {
	struct vfio_device vdev;
	void *fb;
	size_t fb_size;
};

/* one frame buffer, at one place in the file */
static int bay_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bay_dev *b = container_of(vdev, struct bay_dev, vdev);

	if (vma->vm_pgoff != BAY_FB_OFFSET >> PAGE_SHIFT)
		return -EINVAL;
	if (vma->vm_end - vma->vm_start > b->fb_size)
		return -EINVAL;
	if ((vma->vm_flags & VM_SHARED) == 0)
		return -EINVAL;

	return remap_vmalloc_range(vma, b->fb, 0);
}

static const struct vfio_device_ops bay_ops = {
	.name = "bay",
	.mmap = bay_mmap,
};
