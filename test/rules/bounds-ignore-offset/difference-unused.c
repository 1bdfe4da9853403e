// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>
#include <linux/string.h>

#define SLOE_CFG_SIZE	0x100
#define SLOE_FB_BASE	0x1000
#define SLOE_FB_SIZE	0x4000

struct sloe_dev {
	struct vfio_device vdev;
	u8 cfg[SLOE_CFG_SIZE];
	u8 *fb;
};

static ssize_t sloe_access(struct sloe_dev *s, char *buf, u32 count,
			   loff_t pos, bool write)
{
	if (pos + count <= SLOE_CFG_SIZE) {
		if (write)
			return -EPERM;
		memcpy(buf, s->cfg + pos, count);
	} else if (pos >= SLOE_FB_BASE &&
		   pos + count <= SLOE_FB_BASE + SLOE_FB_SIZE) {
		pos -= SLOE_FB_BASE;
		// <- error bounds-ignore-offset
		if (write)
			memcpy(s->fb, buf, count);
		else
			memcpy(buf, s->fb, count);
	} else {
		return -EINVAL;
	}
	return count;
}

ssize_t sloe_peek(struct sloe_dev *s, char *buf, u32 count, loff_t pos)
{
	return sloe_access(s, buf, count, pos, false);
}

static const struct vfio_device_ops sloe_ops = {
	.name = "sloe-mdev",
};
