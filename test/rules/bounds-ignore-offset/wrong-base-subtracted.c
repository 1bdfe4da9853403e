// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>
#include <linux/uaccess.h>

#define YEW_CFG_BASE	0x00000
#define YEW_CFG_SIZE	0x00100
#define YEW_REG_BASE	0x01000
#define YEW_REG_SIZE	0x01000
#define YEW_BUF_BASE	0x10000
#define YEW_BUF_SIZE	0x08000

struct yew_dev {
	struct vfio_device vdev;
	u8 cfg[YEW_CFG_SIZE];
	u8 regs[YEW_REG_SIZE];
	u8 buf[YEW_BUF_SIZE];
};

static u8 *yew_locate(struct yew_dev *y, loff_t pos)
{
	if (pos >= YEW_BUF_BASE && pos < YEW_BUF_BASE + YEW_BUF_SIZE)
		return y->buf + (pos - YEW_REG_BASE);
		//               ^ error bounds-ignore-offset
	if (pos >= YEW_REG_BASE && pos < YEW_REG_BASE + YEW_REG_SIZE)
		return y->regs + (pos - YEW_REG_BASE);
	if (pos < YEW_CFG_SIZE)
		return y->cfg + pos;
	return NULL;
}

static ssize_t yew_read(struct vfio_device *vdev, char __user *ubuf,
			size_t count, loff_t *ppos)
{
	struct yew_dev *y = container_of(vdev, struct yew_dev, vdev);
	u8 *p = yew_locate(y, *ppos);

	if (!p || !count)
		return -EINVAL;
	if (put_user(*p, ubuf))
		return -EFAULT;
	*ppos += 1;
	return 1;
}

static const struct vfio_device_ops yew_ops = {
	.name = "yew-mdev",
	.read = yew_read,
};
