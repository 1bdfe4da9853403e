// Shift and page size are an enum and the plain number 12.
#include <linux/vfio.h>
#include <linux/ioport.h>

enum {
	TILE_PAGE_BITS = 12,
	TILE_SHIFT = 40,
	TILE_REGIONS = 4,
};

struct tile {
	struct vfio_device vdev;
	struct resource *res[TILE_REGIONS];
};

static int tile_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tile *t = container_of(vdev, struct tile, vdev);
	unsigned int i = vma->vm_pgoff >> (TILE_SHIFT - TILE_PAGE_BITS);
	unsigned long rel = vma->vm_pgoff & ((1UL << (TILE_SHIFT - TILE_PAGE_BITS)) - 1);

	if (i >= TILE_REGIONS || !t->res[i])
		return -EINVAL;
	if (((rel + vma_pages(vma)) << 12) > resource_size(t->res[i]))
		return -EINVAL;

	vma->vm_pgoff = (t->res[i]->start >> TILE_PAGE_BITS) + rel;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops tile_ops = {
	.name = "tile",
	.mmap = tile_mmap,
};
