// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/sched/mm.h>
#include <linux/vfio.h>

#define LINDEN_PAIR	_IO('L', 1)

extern const struct file_operations vfio_device_fops;

struct linden_state {
	struct vfio_device vdev;
	struct vfio_device *pair;
};

static struct vfio_device *linden_vdev(struct vm_area_struct *vma)
{
	return vma->vm_file->private_data;
}

static int linden_pair(struct linden_state *ls, unsigned long uaddr)
{
	struct mm_struct *mm = current->mm;
	struct vm_area_struct *vma;
	int ret = -EINVAL;

	mmap_read_lock(mm);
	vma = vma_lookup(mm, uaddr);
	if (!vma || !vma->vm_file)
		goto out;
	if (vma->vm_file->f_op != &vfio_device_fops)
		goto out;
	ls->pair = linden_vdev(vma);
	ret = 0;
out:
	mmap_read_unlock(mm);
	return ret;
}

static long linden_ioctl(struct vfio_device *vdev, unsigned int cmd,
			 unsigned long arg)
{
	struct linden_state *ls = container_of(vdev, struct linden_state, vdev);

	return cmd == LINDEN_PAIR ? linden_pair(ls, arg) : -ENOTTY;
}

static const struct vfio_device_ops linden_ops = {
	.name = "linden-mdev",
	.ioctl = linden_ioctl,
};
