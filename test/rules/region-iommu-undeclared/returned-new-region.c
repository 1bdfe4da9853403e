// SPDX-License-Identifier: MIT
#include <linux/slab.h>
#include <linux/vfio.h>
#include <asm/cio.h>

struct moor_region {
	struct list_head node;
	u32 type;
	u32 flags;
	size_t size;
	void *data;
};

struct moor_private {
	struct vfio_device vdev;
	struct list_head regions;
	u32 num;
};

static struct moor_region *moor_region_new(struct moor_private *p, u32 type,
					   size_t size, bool map)
{
	struct moor_region *r;

	r = kzalloc(sizeof(*r), GFP_KERNEL_ACCOUNT);
	if (!r)
		return ERR_PTR(-ENOMEM);
	r->type = type;
	r->size = size;
	r->flags = VFIO_REGION_INFO_FLAG_READ;
	if (!map)
		goto add;
	r->flags |= VFIO_REGION_INFO_FLAG_WRITE | VFIO_REGION_INFO_FLAG_MMAP;
	// <- note region-iommu-undeclared
add:
	list_add_tail(&r->node, &p->regions);
	p->num++;
	return r;
}

static int moor_open(struct vfio_device *vdev)
{
	struct moor_private *p = container_of(vdev, struct moor_private, vdev);

	return PTR_ERR_OR_ZERO(moor_region_new(p, 1, PAGE_SIZE, true));
}

static const struct vfio_device_ops moor_ops = {
	.name = "moor-ccw",
	.open_device = moor_open,
};
