// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/rmap.h>
#include <linux/vfio.h>

#define RUFF_PG_SHIFT	(40 - PAGE_SHIFT)

struct ruff_reg {
	unsigned long pfn;
	unsigned long nr;
};

struct ruff {
	struct vfio_device vdev;
	struct ruff_reg reg[3];
	struct vm_area_struct *vma;
};

static int ruff_init(struct vfio_device *vdev)
{
	struct ruff *r = container_of(vdev, struct ruff, vdev);
	struct platform_device *pdev = to_platform_device(vdev->dev);
	int i;

	for (i = 0; i < 3; i++) {
		struct resource *res;

		res = platform_get_resource(pdev, IORESOURCE_MEM, i);
		if (!res)
			return -ENODEV;
		r->reg[i].pfn = res->start >> PAGE_SHIFT;
		r->reg[i].nr = resource_size(res) >> PAGE_SHIFT;
	}
	return 0;
}

static unsigned long ruff_address(struct ruff *r, u64 i, unsigned long pfn)
{
	/* page in the region, put behind the region's first page offset */
	pfn -= r->reg[i].pfn;
	return vma_address(r->vma, (i << RUFF_PG_SHIFT) + pfn, 1);
}

static long ruff_ioctl(struct vfio_device *vdev, unsigned int cmd,
		       unsigned long arg)
{
	struct ruff *r = container_of(vdev, struct ruff, vdev);

	if (cmd != VFIO_DEVICE_RESET || !r->vma)
		return -ENOTTY;
	return ruff_address(r, 1, r->reg[1].pfn + 4) ? 0 : -EIO;
}

static const struct vfio_device_ops ruff_ops = {
	.name = "ruff",
	.init = ruff_init,
	.ioctl = ruff_ioctl,
};
