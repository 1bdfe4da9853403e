// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct lapwing_window {
	phys_addr_t base;
	u64 size;
};

struct lapwing {
	struct vfio_device vdev;
	struct lapwing_window windows[4];
};

static ssize_t lapwing_read(struct vfio_device *vdev, char __user *buf,
			    size_t count, loff_t *ppos)
{
	struct lapwing *lap = container_of(vdev, struct lapwing, vdev);
	unsigned int index = VFIO_PCI_OFFSET_TO_INDEX(*ppos);
	struct lapwing_window *win = &lap->windows[index];

	if (index >= ARRAY_SIZE(lap->windows))
		return -EINVAL;
	return lapwing_copy(win->base, buf, count, *ppos & VFIO_PCI_OFFSET_MASK);
}

static const struct vfio_device_ops lapwing_ops = {
	.name = "lapwing",
	.read = lapwing_read,
};
