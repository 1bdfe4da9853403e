// A sample mediated framebuffer: checks, then a remap of vmalloc memory by the page inside the region.
#include <linux/mdev.h>
#include <linux/vfio.h>
#include <linux/vmalloc.h>

#define EASEL_MEM_OFFSET	PAGE_SIZE

struct easel_state {
	struct vfio_device	vdev;
	void			*canvas;
	u32			canvas_size;
	unsigned long		first_pfn;
};

static int easel_init_dev(struct vfio_device *vdev)
{
	struct easel_state *st = container_of(vdev, struct easel_state, vdev);

	st->canvas = vmalloc_user(st->canvas_size);
	if (!st->canvas)
		return -ENOMEM;
	st->first_pfn = vmalloc_to_pfn(st->canvas);
	return 0;
}

static int easel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct easel_state *st = container_of(vdev, struct easel_state, vdev);
	unsigned long in_region;

	if (vma->vm_pgoff < EASEL_MEM_OFFSET >> PAGE_SHIFT)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	in_region = vma->vm_pgoff - (EASEL_MEM_OFFSET >> PAGE_SHIFT);
	return remap_vmalloc_range(vma, st->canvas, in_region);
}

static const struct vfio_device_ops easel_dev_ops = {
	.init	= easel_init_dev,
	.mmap	= easel_mmap,
};
