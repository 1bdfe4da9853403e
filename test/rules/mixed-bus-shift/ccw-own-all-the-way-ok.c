// SPDX-License-Identifier: MIT
#include <linux/uaccess.h>
#include <linux/vfio.h>

#define SCAUP_CCW_SHIFT		10
#define SCAUP_CCW_OFFSET(i)	((u64)(i) << SCAUP_CCW_SHIFT)
/* what the hypervisor in front of us uses; only printed */
#define SCAUP_UPSTREAM_SHIFT	40

struct scaup_chan;

struct scaup_handler {
	ssize_t (*read)(struct scaup_chan *ch, char __user *buf, u64 at,
			size_t count);
	u32 size;
};

struct scaup_chan {
	struct vfio_device vdev;
	const struct scaup_handler *handler;
	u32 nr;
	u8 schib[64];
};

static ssize_t scaup_schib_read(struct scaup_chan *ch, char __user *buf,
				u64 at, size_t count)
{
	if (at + count > sizeof(ch->schib))
		return -EINVAL;
	return copy_to_user(buf, ch->schib + at, count) ? -EFAULT : count;
}

static const struct scaup_handler scaup_handlers[] = {
	{ .read = scaup_schib_read, .size = 64 },
};

static int scaup_info(struct vfio_device *vdev, struct vfio_region_info *info,
		      struct vfio_info_cap *caps)
{
	struct scaup_chan *ch = container_of(vdev, struct scaup_chan, vdev);

	if (info->index >= ch->nr)
		return -EINVAL;
	info->offset = SCAUP_CCW_OFFSET(info->index);
	info->size = ch->handler[info->index].size;
	info->flags = VFIO_REGION_INFO_FLAG_READ;
	dev_dbg(vdev->dev, "region %u, spacing %d upstream\n", info->index,
		SCAUP_UPSTREAM_SHIFT);
	return 0;
}

static ssize_t scaup_read(struct vfio_device *vdev, char __user *buf,
			  size_t count, loff_t *ppos)
{
	struct scaup_chan *ch = container_of(vdev, struct scaup_chan, vdev);
	u64 idx = (u64)*ppos >> SCAUP_CCW_SHIFT;

	if (idx >= ch->nr)
		return -EINVAL;
	return ch->handler[idx].read(ch, buf, *ppos - SCAUP_CCW_OFFSET(idx),
				     count);
}

static int scaup_init(struct vfio_device *vdev)
{
	struct scaup_chan *ch = container_of(vdev, struct scaup_chan, vdev);

	ch->handler = scaup_handlers;
	ch->nr = ARRAY_SIZE(scaup_handlers);
	return 0;
}

static const struct vfio_device_ops scaup_ops = {
	.name = "vfio-scaup",
	.init = scaup_init,
	.get_region_info_caps = scaup_info,
	.read = scaup_read,
};
