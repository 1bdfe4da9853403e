// The kernel's side: here the shift is the driver's own business.
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/vfio.h>

#define DEMO_OFFSET_SHIFT 40
#define DEMO_INDEX_TO_OFFSET(index) ((u64)(index) << DEMO_OFFSET_SHIFT)

static int demo_region_info(struct vfio_device *core, struct vfio_region_info *info)
{
	info->offset = (u64)info->index << 40;
	return 0;
}

static ssize_t demo_read(struct vfio_device *core, char __user *buf, size_t count, loff_t *ppos)
{
	unsigned int index = *ppos >> 40;

	return index < 6 ? count : -EINVAL;
}

static const struct vfio_device_ops demo_ops = {
	.name = "demo",
	.read = demo_read,
};
