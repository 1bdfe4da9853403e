// SPDX-License-Identifier: MIT
#include <linux/slab.h>
#include <linux/vfio.h>

#define YEW_ATTR_NO_IOMMU	BIT(0)
#define YEW_ATTR_RESET		BIT(1)

struct yew_region {
	u32 flags;
	u32 attrs;
	u64 size;
};

struct yew_dev {
	struct vfio_device vdev;
	struct yew_region *log;
};

static int yew_open(struct vfio_device *vdev)
{
	struct yew_dev *y = container_of(vdev, struct yew_dev, vdev);

	y->log = kzalloc(sizeof(*y->log), GFP_KERNEL_ACCOUNT);
	if (!y->log)
		return -ENOMEM;
	y->log->size = SZ_64K;
	y->log->attrs = YEW_ATTR_NO_IOMMU | YEW_ATTR_RESET;
	y->log->flags = VFIO_REGION_INFO_FLAG_MMAP | VFIO_REGION_INFO_FLAG_READ;
	return 0;
}

static void yew_close(struct vfio_device *vdev)
{
	struct yew_dev *y = container_of(vdev, struct yew_dev, vdev);

	kfree(y->log);
}

static const struct vfio_device_ops yew_ops = {
	.name = "yew",
	.open_device = yew_open,
	.close_device = yew_close,
};
