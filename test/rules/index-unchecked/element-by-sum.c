// SPDX-License-Identifier: MIT
#include <linux/vfio.h>
#include <linux/io.h>

#define ORYX_BITS	40

struct oryx_win {
	void __iomem *io;
	u32 len;
};

struct oryx {
	struct vfio_device vdev;
	struct oryx_win win[3];
};

static struct oryx_win *oryx_win_at(struct oryx *o, loff_t pos)
{
	u32 nr = (u64)pos >> ORYX_BITS;

	return o->win + nr;
	// <- error index-unchecked: nr subscripts a table before its bound is tested
}

static ssize_t oryx_read(struct vfio_device *vdev, char __user *buf,
			 size_t count, loff_t *ppos)
{
	struct oryx *o = container_of(vdev, struct oryx, vdev);
	struct oryx_win *w = oryx_win_at(o, *ppos);
	u64 at = *ppos & ((1ULL << ORYX_BITS) - 1);
	u32 val;

	if (count != sizeof(val) || at % 4 || at > w->len - 4)
		return -EINVAL;
	val = readl(w->io + at);
	return copy_to_user(buf, &val, sizeof(val)) ? -EFAULT : sizeof(val);
}

static const struct vfio_device_ops oryx_ops = {
	.name = "oryx",
	.read = oryx_read,
};
