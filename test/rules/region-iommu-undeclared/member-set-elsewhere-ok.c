// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/vfio.h>

struct tor_region {
	phys_addr_t addr;
	u64 size;
	u32 flags;
	u8 no_iommu_map : 1;
	u8 cacheable : 1;
};

struct tor_dev {
	struct vfio_device vdev;
	struct fsl_mc_device *mc;
	struct tor_region region[4];
};

static void tor_fill(struct tor_region *r, const struct resource *res)
{
	r->addr = res->start;
	r->size = resource_size(res);
	r->flags = VFIO_REGION_INFO_FLAG_READ | VFIO_REGION_INFO_FLAG_WRITE |
		   VFIO_REGION_INFO_FLAG_MMAP;
}

static void tor_policy(struct tor_dev *t)
{
	t->region[0].no_iommu_map = 0;
	t->region[1].no_iommu_map = 1;
	t->region[1].cacheable = 1;
}

static int tor_open(struct vfio_device *vdev)
{
	struct tor_dev *t = container_of(vdev, struct tor_dev, vdev);

	tor_fill(&t->region[0], &t->mc->regions[0]);
	tor_fill(&t->region[1], &t->mc->regions[1]);
	tor_policy(t);
	return 0;
}

static const struct vfio_device_ops tor_ops = {
	.name = "tor-fsl-mc",
	.open_device = tor_open,
};
