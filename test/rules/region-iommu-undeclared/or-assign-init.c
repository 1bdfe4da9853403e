// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct tarn_region {
	u64 addr;
	u64 size;
	u32 flags;
};

struct tarn_dev {
	struct vfio_device vdev;
	struct platform_device *pdev;
	struct tarn_region *regions;
	u32 num_regions;
};

static int tarn_regions_init(struct tarn_dev *t)
{
	struct resource *res;
	u32 i;

	for (i = 0; i < t->num_regions; i++) {
		struct tarn_region *rg = &t->regions[i];

		res = platform_get_resource(t->pdev, IORESOURCE_MEM, i);
		if (!res)
			return -EINVAL;
		rg->addr = res->start;
		rg->size = resource_size(res);
		rg->flags = VFIO_REGION_INFO_FLAG_READ;
		if (!(res->flags & IORESOURCE_READONLY))
			rg->flags |= VFIO_REGION_INFO_FLAG_WRITE;
		if (PAGE_ALIGNED(rg->addr) && PAGE_ALIGNED(rg->size))
			rg->flags |= VFIO_REGION_INFO_FLAG_MMAP;
			// <- note region-iommu-undeclared
	}
	return 0;
}

static int tarn_open(struct vfio_device *vdev)
{
	struct tarn_dev *t = container_of(vdev, struct tarn_dev, vdev);

	return tarn_regions_init(t);
}

static const struct vfio_device_ops tarn_ops = {
	.name = "tarn",
	.open_device = tarn_open,
};
