// SPDX-License-Identifier: MIT
#include <linux/vfio.h>

#define NYALA_BITS	44

struct nyala {
	struct vfio_device vdev;
	u64 firmware;
};

static int nyala_region_info(struct nyala *n, struct vfio_region_info *info)
{
	info->offset = (u64)info->index << NYALA_BITS;
	return 0;
}

static ssize_t nyala_write(struct vfio_device *vdev, const char __user *buf,
			   size_t count, loff_t *ppos)
{
	struct nyala *n = container_of(vdev, struct nyala, vdev);
	loff_t pos = *ppos;
	loff_t version = n->firmware;

	trace_nyala_write((u64)pos >> 32, lower_32_bits(pos));
	if ((u64)version >> 48 < 2)
		return -EOPNOTSUPP;
	if ((u64)pos >> NYALA_BITS > 3)
		return -EINVAL;
	return nyala_push(n, (u64)pos >> NYALA_BITS, buf, count);
}

static const struct vfio_device_ops nyala_ops = {
	.name = "nyala",
	.write = nyala_write,
};
