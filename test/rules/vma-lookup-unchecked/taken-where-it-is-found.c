// SPDX-License-Identifier: MIT
#include <linux/vfio.h>
#include <linux/mm.h>

struct eland {
	struct vfio_device vdev;
};

static long eland_kick(struct vfio_device *vdev, unsigned long uaddr)
{
	struct vm_area_struct *vma;
	struct eland *e = NULL;

	mmap_read_lock(current->mm);
	vma = vma_lookup(current->mm, uaddr);
	if (vma)
		e = vma->vm_private_data;
		// <- error vma-lookup-unchecked: taken out of any mapping
	mmap_read_unlock(current->mm);
	return e ? eland_ring(e) : -EFAULT;
}

static long eland_ioctl(struct vfio_device *vdev, unsigned int cmd,
			unsigned long arg)
{
	return eland_kick(vdev, arg);
}

static const struct vfio_device_ops eland_ops = {
	.name = "eland",
	.ioctl = eland_ioctl,
};
