// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/uaccess.h>
#include <linux/vfio.h>

struct knott_state {
	struct vfio_device vdev;
	u64 size[2];
	u64 offset[2];
};

static u32 knott_access(const struct knott_state *ks, u32 index)
{
	u32 flags = VFIO_REGION_INFO_FLAG_READ;

	if (index == 1)
		flags |= VFIO_REGION_INFO_FLAG_WRITE | VFIO_REGION_INFO_FLAG_MMAP;
	return flags;
}

static long knott_ioctl(struct vfio_device *vdev, unsigned int cmd,
			unsigned long arg)
{
	struct knott_state *ks = container_of(vdev, struct knott_state, vdev);
	unsigned long minsz = offsetofend(struct vfio_region_info, offset);
	struct vfio_region_info ri;

	if (cmd != VFIO_DEVICE_GET_REGION_INFO)
		return -ENOTTY;
	if (copy_from_user(&ri, (void __user *)arg, minsz))
		return -EFAULT;
	if (ri.argsz < minsz || ri.index >= ARRAY_SIZE(ks->size))
		return -EINVAL;
	ri.size = ks->size[ri.index];
	ri.offset = ks->offset[ri.index];
	ri.flags = knott_access(ks, ri.index);
	return copy_to_user((void __user *)arg, &ri, minsz) ? -EFAULT : 0;
}

static const struct vfio_device_ops knott_ops = {
	.name = "knott-mdev",
	.ioctl = knott_ioctl,
};
