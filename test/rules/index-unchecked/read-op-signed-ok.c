// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/uaccess.h>
#include <linux/vfio.h>

#define FLAX_SHIFT	40
#define FLAX_NR		3

struct flax_area {
	u8	*mem;
	size_t	size;
};

struct flax_mdev {
	struct vfio_device	vdev;
	struct flax_area	area[FLAX_NR];
};

/* the VFS has refused a negative position already */
static ssize_t flax_read(struct vfio_device *vdev, char __user *buf,
			 size_t count, loff_t *ppos)
{
	struct flax_mdev *f = container_of(vdev, struct flax_mdev, vdev);
	int nr = *ppos >> FLAX_SHIFT;
	u64 pos = *ppos & ((1ULL << FLAX_SHIFT) - 1);

	if (nr >= FLAX_NR)
		return -EINVAL;
	if (pos >= f->area[nr].size)
		return 0;
	if (count > f->area[nr].size - pos)
		count = f->area[nr].size - pos;
	if (copy_to_user(buf, f->area[nr].mem + pos, count))
		return -EFAULT;
	*ppos += count;
	return count;
}

static const struct vfio_device_ops flax_ops = {
	.name = "flax-mdev",
	.read = flax_read,
};
