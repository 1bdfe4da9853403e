// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct redshank_window {
	phys_addr_t base;
	u64 size;
};

struct redshank {
	struct vfio_device vdev;
	struct redshank_window windows[4];
};

static ssize_t redshank_read(struct vfio_device *vdev, char __user *buf,
			     size_t count, loff_t *ppos)
{
	struct redshank *red = container_of(vdev, struct redshank, vdev);
	unsigned int index = VFIO_PCI_OFFSET_TO_INDEX(*ppos);
	struct redshank_window *win;

	win = &red->windows[index];
	//     ^^^^^^^^^^^^^^^^^^^ error index-unchecked: index subscripts a table before its bound is tested
	if (count > win->size)
		return -EINVAL;
	if (index >= ARRAY_SIZE(red->windows))
		return -EINVAL;
	return redshank_copy(win->base, buf, count, *ppos & VFIO_PCI_OFFSET_MASK);
}

static const struct vfio_device_ops redshank_ops = {
	.name = "redshank",
	.read = redshank_read,
};
