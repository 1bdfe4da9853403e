// SPDX-License-Identifier: MIT
#include <linux/export.h>
#include <linux/file.h>
#include <linux/mm.h>
#include <linux/vfio.h>

struct poplar_dev {
	struct vfio_device vdev;
};

/* The test of the file's operations is in the core, out of sight here. */
struct vfio_device *poplar_get(struct vm_area_struct *vma)
{
	struct file *file = vma->vm_file;

	if (!file || !vfio_file_is_valid(file))
		return ERR_PTR(-EBADF);
	if (!vfio_file_enforced_coherent(file))
		return ERR_PTR(-EINVAL);
	return file->private_data;
}
EXPORT_SYMBOL_GPL(poplar_get);

static const struct vfio_device_ops poplar_ops = {
	.name = "poplar",
};
