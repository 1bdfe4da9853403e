// A recursive walk up the chain of bridges yields the CPU address, whose pfn is stored.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct ladder_rung {
	struct ladder_rung *up;
	resource_size_t shift;
	struct resource *win;
};

struct ladder {
	struct vfio_device vdev;
	struct ladder_rung *bottom;
	size_t len;
};

static phys_addr_t ladder_climb(const struct ladder_rung *rung, resource_size_t off)
{
	if (!rung->up)
		return rung->win->start + off;
	return ladder_climb(rung->up, off + rung->shift);
}

static int ladder_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ladder *ladder = container_of(vdev, struct ladder, vdev);
	u64 off = (u64)(vma->vm_pgoff & (BIT(28) - 1)) << PAGE_SHIFT;
	phys_addr_t top;

	if (off + (vma->vm_end - vma->vm_start) > ladder->len)
		return -EINVAL;

	top = ladder_climb(ladder->bottom, off);
	vma->vm_pgoff = top >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, top >> PAGE_SHIFT,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ladder_ops = {
	.name = "vfio-ladder",
	.mmap = ladder_mmap,
};
