// SPDX-License-Identifier: MIT
#include <linux/export.h>
#include <linux/file.h>
#include <linux/mm.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct alder_dev {
	struct vfio_device vdev;
	struct platform_device *pdev;
};

struct vfio_device *alder_vdev_for_dma(struct vm_area_struct *vma)
{
	struct file *filp = vma->vm_file;

	if (!filp)
		return NULL;
	if ((vma->vm_flags & (VM_IO | VM_PFNMAP)) != (VM_IO | VM_PFNMAP))
		return NULL;
	if (!filp->private_data)
		return ERR_PTR(-ENODEV);
	return filp->private_data;
	// <- error vma-lookup-unchecked
}
EXPORT_SYMBOL_GPL(alder_vdev_for_dma);

static int alder_open(struct vfio_device *vdev)
{
	struct alder_dev *a = container_of(vdev, struct alder_dev, vdev);

	return pm_runtime_resume_and_get(&a->pdev->dev);
}

static void alder_close(struct vfio_device *vdev)
{
	struct alder_dev *a = container_of(vdev, struct alder_dev, vdev);

	pm_runtime_put(&a->pdev->dev);
}

static const struct vfio_device_ops alder_ops = {
	.name = "alder",
	.open_device = alder_open,
	.close_device = alder_close,
};
