// SPDX-License-Identifier: MIT
#include <linux/vfio.h>
#include <linux/io.h>

#define KOB_BITS	44
#define KOB_START(nr)	((u64)(nr) << KOB_BITS)

struct kob {
	struct vfio_device vdev;
	void __iomem *io[4];
	u32 len[4];
};

static int kob_region_info(struct kob *k, struct vfio_region_info *info)
{
	if (info->index >= ARRAY_SIZE(k->io))
		return -EINVAL;
	info->size = k->len[info->index];
	info->offset = KOB_START(info->index);
	return 0;
}

static ssize_t kob_read(struct vfio_device *vdev, char __user *buf,
			size_t count, loff_t *ppos)
{
	struct kob *k = container_of(vdev, struct kob, vdev);
	u64 nr = (u64)*ppos >> 40;
	// <- error mixed-bus-shift: shift of 40, and told with one of 44
	u32 val;

	if (nr >= ARRAY_SIZE(k->io) || count != sizeof(val))
		return -EINVAL;
	val = readl(k->io[nr]);
	return copy_to_user(buf, &val, sizeof(val)) ? -EFAULT : sizeof(val);
}

static const struct vfio_device_ops kob_ops = {
	.name = "kob",
	.read = kob_read,
};
