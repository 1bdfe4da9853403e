// The file is there, but whose is it.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct aspen {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct vfio_device *aspen_device(struct vm_area_struct *vma)
{
	struct file *file = vma->vm_file;

	if (!file || !(vma->vm_flags & VM_SHARED))
		return ERR_PTR(-ENODEV);
	return file->private_data;
	// <- error vma-lookup-unchecked
}

static int aspen_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct aspen, vdev);
	return 0;
}

static const struct vfio_device_ops aspen_ops = {
	.name = "aspen",
	.mmap = aspen_mmap,
};
