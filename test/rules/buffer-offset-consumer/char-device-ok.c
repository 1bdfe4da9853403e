// The same call in the mmap of a char device, whose offsets are its own.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct zorilla {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int zorilla_cdev_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct zorilla *zorilla = file->private_data;

	return vm_iomap_memory(vma, pci_resource_start(zorilla->pdev, 0),
			       pci_resource_len(zorilla->pdev, 0));
}

static const struct file_operations zorilla_fops = {
	.mmap = zorilla_cdev_mmap,
};

static int zorilla_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct zorilla *zorilla = container_of(vdev, struct zorilla, vdev);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return -ENODEV;
}

static const struct vfio_device_ops zorilla_ops = {
	.name = "zorilla",
	.mmap = zorilla_mmap,
};
