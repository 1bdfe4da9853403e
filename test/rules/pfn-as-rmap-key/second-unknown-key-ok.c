// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/rmap.h>
#include <linux/vfio.h>

struct turnstone;

struct turnstone_hw {
	/* the page the hardware complains about, in the unit of the bus */
	unsigned long (*bad_page)(struct turnstone *t);
};

struct turnstone {
	struct vfio_device vdev;
	const struct turnstone_hw *hw;
	struct vm_area_struct *vma;
};

static unsigned long turnstone_locate(struct turnstone *t)
{
	unsigned long page = t->hw->bad_page(t);

	return t->vma ? vma_address(t->vma, page, 1) : 0;
}

static bool turnstone_used(struct turnstone *t)
{
	struct rb_root_cached *root = &t->vdev.inode->i_mapping->i_mmap;

	return vma_interval_tree_iter_first(root, t->hw->bad_page(t),
					    ULONG_MAX);
}

static long turnstone_ioctl(struct vfio_device *vdev, unsigned int cmd,
			    unsigned long arg)
{
	struct turnstone *t = container_of(vdev, struct turnstone, vdev);

	if (cmd != VFIO_DEVICE_RESET)
		return -ENOTTY;
	if (turnstone_used(t))
		dev_info(vdev->dev, "bad page at %lx\n", turnstone_locate(t));
	return 0;
}

static const struct vfio_device_ops turnstone_ops = {
	.name = "turnstone",
	.ioctl = turnstone_ioctl,
};
