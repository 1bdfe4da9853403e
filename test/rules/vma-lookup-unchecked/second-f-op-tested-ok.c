// SPDX-License-Identifier: MIT
#include <linux/export.h>
#include <linux/file.h>
#include <linux/mm.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

extern const struct file_operations vfio_device_fops;

struct cedar_dev {
	struct vfio_device vdev;
	u32 num_regions;
};

struct vfio_device *cedar_vdev_of_vma(struct vm_area_struct *vma)
{
	struct file *filp = vma->vm_file;
	const struct file_operations *fops;

	if (!filp)
		return NULL;
	fops = filp->f_op;
	if (fops != &vfio_device_fops)
		return NULL;
	return filp->private_data;
}
EXPORT_SYMBOL_GPL(cedar_vdev_of_vma);

static const struct vfio_device_ops cedar_ops = {
	.name = "cedar",
};
