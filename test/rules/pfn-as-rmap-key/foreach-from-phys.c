// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/vfio.h>

struct dunlin_reg {
	phys_addr_t addr;
	u64 size;
};

struct dunlin {
	struct vfio_device vdev;
	struct dunlin_reg reg;
};

/* how many mappings show the register block? */
static unsigned int dunlin_count_users(struct dunlin *d)
{
	struct address_space *mapping = d->vdev.inode->i_mapping;
	struct vm_area_struct *vma;
	unsigned int n = 0;

	i_mmap_lock_read(mapping);
	vma_interval_tree_foreach(vma, &mapping->i_mmap,
				  PHYS_PFN(d->reg.addr),
	// <- error pfn-as-rmap-key
				  ULONG_MAX) {
		if (vma->vm_flags & VM_PFNMAP)
			n++;
	}
	i_mmap_unlock_read(mapping);
	return n;
}

static long dunlin_ioctl(struct vfio_device *vdev, unsigned int cmd,
			 unsigned long arg)
{
	struct dunlin *d = container_of(vdev, struct dunlin, vdev);

	if (cmd == VFIO_DEVICE_RESET)
		return dunlin_count_users(d) ? -EBUSY : 0;
	return -ENOTTY;
}

static const struct vfio_device_ops dunlin_ops = {
	.name = "dunlin",
	.ioctl = dunlin_ioctl,
};
