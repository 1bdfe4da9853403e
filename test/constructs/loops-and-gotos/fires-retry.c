// A retry label and list_for_each_entry(): the pfn comes out of the list and the store is at a label behind it.
#include <linux/list.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct rope_knot {
	struct list_head node;
	struct resource *res;
	u32 index;
};

struct rope {
	struct vfio_device vdev;
	struct list_head knots;
	bool scanned;
};

void rope_rescan(struct rope *rope);

static int rope_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rope *rope = container_of(vdev, struct rope, vdev);
	u32 index = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	struct rope_knot *knot;
	unsigned long at;

retry:
	list_for_each_entry(knot, &rope->knots, node) {
		if (knot->index != index)
			continue;
		if (vma->vm_end - vma->vm_start > resource_size(knot->res))
			return -EINVAL;
		at = knot->res->start >> PAGE_SHIFT;
		goto found;
	}
	if (rope->scanned)
		return -ENOENT;
	rope->scanned = true;
	rope_rescan(rope);
	goto retry;

found:
	vma->vm_pgoff = at;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, at, vma->vm_end - vma->vm_start,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops rope_ops = {
	.name = "vfio-rope",
	.mmap = rope_mmap,
};
