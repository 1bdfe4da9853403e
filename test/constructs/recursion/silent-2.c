// The recursion counts regions in the chain; its result, shifted to a page of the file, is stored, the pfn is not.
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

static unsigned int ladder_count(const struct ladder_rung *rung)
{
	return rung->up ? ladder_count(rung->up) + 1 : 0;
}

static int ladder_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ladder *ladder = container_of(vdev, struct ladder, vdev);
	unsigned int index = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long page = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
	unsigned long pfn, depth = ladder_count(ladder->bottom);

	/* any region past the last one is an alias of the last one */
	if (index > depth)
		vma->vm_pgoff = (depth << (40 - PAGE_SHIFT)) + page;
	if ((page + vma_pages(vma)) << PAGE_SHIFT > ladder->len)
		return -EINVAL;

	pfn = ladder_climb(ladder->bottom, page << PAGE_SHIFT) >> PAGE_SHIFT;
	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ladder_ops = {
	.name = "vfio-ladder",
	.mmap = ladder_mmap,
};
