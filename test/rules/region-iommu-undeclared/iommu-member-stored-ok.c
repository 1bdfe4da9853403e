// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct dale_region {
	u64 addr;
	u64 size;
	u32 flags;
	bool iommu_ok;
};

struct dale_dev {
	struct vfio_device vdev;
	struct platform_device *pdev;
	struct dale_region rg[3];
};

static int dale_open(struct vfio_device *vdev)
{
	struct dale_dev *d = container_of(vdev, struct dale_dev, vdev);
	struct dale_region *rg;
	int i;

	for (i = 0, rg = d->rg; i < ARRAY_SIZE(d->rg); i++, rg++) {
		struct resource *res;

		res = platform_get_resource(d->pdev, IORESOURCE_MEM, i);
		if (!res)
			return -ENXIO;
		rg->addr = res->start;
		rg->size = resource_size(res);
		rg->flags |= VFIO_REGION_INFO_FLAG_MMAP;
		rg->iommu_ok = i == 0;
	}
	return 0;
}

static const struct vfio_device_ops dale_ops = {
	.name = "dale",
	.open_device = dale_open,
};
