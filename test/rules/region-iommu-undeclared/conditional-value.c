// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/vfio.h>

struct gill_space {
	u64 base, bytes;
	u32 flags;
	bool sparse;
};

struct gill_dev {
	struct vfio_device vdev;
	struct cdx_device *cdx;
	struct gill_space *spaces;
};

static void gill_space_fill(struct gill_space *s, const struct resource *res)
{
	const u32 rw = VFIO_REGION_INFO_FLAG_READ | VFIO_REGION_INFO_FLAG_WRITE;

	s->base = res->start;
	s->bytes = resource_size(res);
	s->sparse = s->bytes > SZ_1M;
	s->flags = s->bytes >= PAGE_SIZE ? rw | VFIO_REGION_INFO_FLAG_MMAP : rw;
	// <- note region-iommu-undeclared
}

static int gill_open(struct vfio_device *vdev)
{
	struct gill_dev *g = container_of(vdev, struct gill_dev, vdev);
	int i;

	g->spaces = kcalloc(g->cdx->res_count, sizeof(*g->spaces),
			    GFP_KERNEL_ACCOUNT);
	if (!g->spaces)
		return -ENOMEM;
	for (i = 0; i < g->cdx->res_count; i++)
		gill_space_fill(g->spaces + i, &g->cdx->res[i]);
	return 0;
}

static void gill_close(struct vfio_device *vdev)
{
	struct gill_dev *g = container_of(vdev, struct gill_dev, vdev);

	kfree(g->spaces);
	g->spaces = NULL;
}

static const struct vfio_device_ops gill_ops = {
	.name = "gill-cdx",
	.open_device = gill_open,
	.close_device = gill_close,
};
