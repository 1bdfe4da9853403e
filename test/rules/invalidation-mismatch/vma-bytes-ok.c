// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

struct teal_dev {
	struct vfio_device vdev;
	struct mutex lock;
	struct vm_area_struct *doorbell;
};

static void teal_zap_bytes(struct teal_dev *t, loff_t first, loff_t n)
{
	unmap_mapping_range(t->vdev.inode->i_mapping, first, n, 1);
}

static void teal_zap_vma(struct teal_dev *t, struct vm_area_struct *vma)
{
	u64 pgoff = vma->vm_pgoff;

	teal_zap_bytes(t, pgoff << PAGE_SHIFT, vma->vm_end - vma->vm_start);
}

void teal_stop(struct teal_dev *t)
{
	mutex_lock(&t->lock);
	if (t->doorbell)
		teal_zap_vma(t, t->doorbell);
	t->doorbell = NULL;
	mutex_unlock(&t->lock);
}

static const struct vfio_device_ops teal_ops = {
	.name = "teal",
};
