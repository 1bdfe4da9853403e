// A zap behind a pointer in the driver's table; the handler stores the page without the base.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct gravel;

struct gravel_hw {
	void		(*quiesce)(struct gravel *g);
	phys_addr_t	(*base)(struct gravel *g);
};

struct gravel {
	struct vfio_device	vdev;
	const struct gravel_hw	*hw;
	struct resource		*pit;
};

static void gravel_quiesce(struct gravel *g)
{
	unmap_mapping_range(g->vdev.inode->i_mapping, 0,
			    resource_size(g->pit), 1);
}

static phys_addr_t gravel_base(struct gravel *g)
{
	return g->pit->start;
}

static const struct gravel_hw gravel_hw = {
	.quiesce	= gravel_quiesce,
	.base		= gravel_base,
};

static void gravel_close(struct vfio_device *vdev)
{
	struct gravel *g = container_of(vdev, struct gravel, vdev);

	g->hw->quiesce(g);
}

static int gravel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gravel *g = container_of(vdev, struct gravel, vdev);
	unsigned long base = g->hw->base(g) >> PAGE_SHIFT;
	unsigned long pfn = base + vma->vm_pgoff;

	if (vma->vm_pgoff >= resource_size(g->pit) >> PAGE_SHIFT)
		return -EINVAL;

	/* one region, at offset 0 of the file */
	vma->vm_pgoff = pfn - base;
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops gravel_ops = {
	.name		= "gravel",
	.close_device	= gravel_close,
	.mmap		= gravel_mmap,
};
