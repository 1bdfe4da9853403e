// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/uaccess.h>
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

#define NODDY_POS_SHIFT		32
#define NODDY_POS(i)		((u64)(i) << NODDY_POS_SHIFT)
#define NODDY_NR		3

struct noddy_state {
	struct vfio_device vdev;
	u8 *mem[NODDY_NR];
	u64 mem_size;
};

static long noddy_ioctl(struct vfio_device *vdev, unsigned int cmd,
			unsigned long arg)
{
	struct noddy_state *n = container_of(vdev, struct noddy_state, vdev);
	struct vfio_region_info info;
	unsigned long minsz = offsetofend(struct vfio_region_info, offset);

	switch (cmd) {
	case VFIO_DEVICE_GET_REGION_INFO:
		if (copy_from_user(&info, (void __user *)arg, minsz))
			return -EFAULT;
		if (info.argsz < minsz || info.index >= NODDY_NR)
			return -EINVAL;
		info.offset = NODDY_POS(info.index);
		info.size = n->mem_size;
		info.flags = VFIO_REGION_INFO_FLAG_READ;
		return copy_to_user((void __user *)arg, &info, minsz) ?
			-EFAULT : 0;
	default:
		return -ENOTTY;
	}
}

static ssize_t noddy_read(struct vfio_device *vdev, char __user *buf,
			  size_t count, loff_t *ppos)
{
	struct noddy_state *n = container_of(vdev, struct noddy_state, vdev);
	u64 pos = *ppos;
	u64 idx = pos >> NODDY_POS_SHIFT;
	u64 rel;

	if (idx >= NODDY_NR)
		return -EINVAL;

	rel = pos - VFIO_PCI_INDEX_TO_OFFSET(idx);
	// <- error mixed-bus-shift
	if (rel >= n->mem_size || count > n->mem_size - rel)
		return -EINVAL;
	if (copy_to_user(buf, n->mem[idx] + rel, count))
		return -EFAULT;
	*ppos += count;
	return count;
}

static const struct vfio_device_ops noddy_ops = {
	.name = "noddy-mdev",
	.ioctl = noddy_ioctl,
	.read = noddy_read,
};
