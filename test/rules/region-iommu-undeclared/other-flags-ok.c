// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/vfio.h>

/* Bits of our own, not those of the uapi: bit 2 is "write combining". */
#define RIGG_F_VALID	BIT(0)
#define RIGG_F_RO	BIT(1)
#define RIGG_F_WC	BIT(2)

struct rigg_region {
	u32 attr;
	u32 flags;
	u64 size;
};

struct rigg_dev {
	struct vfio_device vdev;
	struct platform_device *pdev;
	struct rigg_region region[2];
};

static int rigg_open(struct vfio_device *vdev)
{
	struct rigg_dev *r = container_of(vdev, struct rigg_dev, vdev);
	struct resource *res;
	int i;

	for (i = 0; i < 2; i++) {
		res = platform_get_resource(r->pdev, IORESOURCE_MEM, i);
		if (!res)
			break;
		r->region[i].size = resource_size(res);
		r->region[i].attr |= RIGG_F_VALID | RIGG_F_WC;
		r->region[i].flags = VFIO_REGION_INFO_FLAG_READ |
				     VFIO_REGION_INFO_FLAG_WRITE |
				     VFIO_REGION_INFO_FLAG_CAPS;
	}
	return 0;
}

static const struct vfio_device_ops rigg_ops = {
	.name = "rigg",
	.open_device = rigg_open,
};
