// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/string.h>
#include <linux/vfio.h>

#define HAZ_REG_BASE	0x01000
#define HAZ_REG_SIZE	0x01000
#define HAZ_BUF_BASE	0x10000
#define HAZ_BUF_SIZE	0x08000

struct haz_dev {
	struct vfio_device vdev;
	u8 regs[HAZ_REG_SIZE];
	u8 buf[HAZ_BUF_SIZE];
};

static int haz_find(struct haz_dev *h, loff_t pos, u8 **mem, u64 *room)
{
	/* tested from the top down: what is left below BUF may still be REG */
	if (pos >= HAZ_BUF_BASE + HAZ_BUF_SIZE)
		return -EINVAL;
	if (pos >= HAZ_BUF_BASE) {
		pos -= HAZ_BUF_BASE;
		*mem = h->buf + pos;
		*room = HAZ_BUF_SIZE - pos;
		return 0;
	}
	if (pos >= HAZ_REG_BASE + HAZ_REG_SIZE)
		return -EINVAL;
	if (pos >= HAZ_REG_BASE) {
		pos -= HAZ_REG_BASE;
		*mem = h->regs + pos;
		*room = HAZ_REG_SIZE - pos;
		return 0;
	}
	return -EINVAL;
}

ssize_t haz_copy(struct haz_dev *h, u8 *out, size_t count, loff_t pos)
{
	u64 room;
	u8 *mem;
	int ret = haz_find(h, pos, &mem, &room);

	if (ret)
		return ret;
	count = count > room ? room : count;
	memcpy(out, mem, count);
	return count;
}

static const struct vfio_device_ops haz_ops = {
	.name = "haz-mdev",
};
