// SPDX-License-Identifier: MIT
#include <linux/vfio.h>
#include <linux/mm.h>

struct bongo {
	struct vfio_device vdev;
};

static const struct vm_operations_struct bongo_vm_ops;

static bool bongo_owns(const struct vm_area_struct *vma)
{
	return vma->vm_ops == &bongo_vm_ops;
}

static long bongo_ioctl(struct vfio_device *vdev, unsigned int cmd,
			unsigned long arg)
{
	struct vm_area_struct *vma;
	long ret = -EFAULT;

	mmap_read_lock(current->mm);
	vma = find_vma(current->mm, arg);
	if (!vma || vma->vm_start > arg || !bongo_owns(vma))
		goto out;
	ret = bongo_ring(vma->vm_private_data);
out:
	mmap_read_unlock(current->mm);
	return ret;
}

static const struct vfio_device_ops bongo_ops = {
	.name = "bongo",
	.ioctl = bongo_ioctl,
};
