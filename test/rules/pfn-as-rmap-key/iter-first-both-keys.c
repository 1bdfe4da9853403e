// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/vfio.h>

struct plover_mc {
	struct vfio_device vdev;
	struct fsl_mc_device *mc_dev;
};

static bool plover_is_mapped(struct plover_mc *p, int i)
{
	struct address_space *mapping = p->vdev.inode->i_mapping;
	struct resource *r = &p->mc_dev->regions[i];
	bool found;

	i_mmap_lock_read(mapping);
	found = vma_interval_tree_iter_first(&mapping->i_mmap,
					     PFN_DOWN(r->start),
	// <- error pfn-as-rmap-key
					     PFN_DOWN(r->end)) != NULL;
	i_mmap_unlock_read(mapping);
	return found;
}

static long plover_ioctl(struct vfio_device *vdev, unsigned int cmd,
			 unsigned long arg)
{
	struct plover_mc *p = container_of(vdev, struct plover_mc, vdev);
	int i;

	if (cmd != VFIO_DEVICE_RESET)
		return -ENOTTY;

	for (i = 0; i < p->mc_dev->obj_desc.region_count; i++)
		if (plover_is_mapped(p, i))
			return -EBUSY;
	return 0;
}

static const struct vfio_device_ops plover_ops = {
	.name = "plover-fsl-mc",
	.ioctl = plover_ioctl,
};
