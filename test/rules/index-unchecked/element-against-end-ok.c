// SPDX-License-Identifier: MIT
#include <linux/vfio.h>

#define ADDAX_BITS	40

struct addax_slot {
	u64 base;
	u64 len;
};

struct addax {
	struct vfio_device vdev;
	u32 count;
	struct addax_slot *slots;
};

static ssize_t addax_write(struct vfio_device *vdev, const char __user *buf,
			   size_t count, loff_t *ppos)
{
	struct addax *a = container_of(vdev, struct addax, vdev);
	u32 nr = (u64)*ppos >> ADDAX_BITS;
	struct addax_slot *end = a->slots + a->count;

	if (a->slots + nr >= end)
		return -EINVAL;
	return addax_push(a, (a->slots + nr)->base, buf, count);
}

static const struct vfio_device_ops addax_ops = {
	.name = "addax",
	.write = addax_write,
};
