// A driver's own registers.
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/vfio.h>

static int demo_info(struct vfio_device *core, struct vfio_region_info *info)
{
	u32 low = info->offset;

	return low ? 0 : -EINVAL;
}

static const struct vfio_device_ops demo_ops = {
	.name = "demo",
};
