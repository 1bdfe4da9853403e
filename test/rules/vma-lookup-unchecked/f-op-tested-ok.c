// The file operations are asked first.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct rowan {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

extern const struct file_operations rowan_fops;

struct rowan *rowan_of(struct vm_area_struct *vma)
{
	if (!vma->vm_file || vma->vm_file->f_op != &rowan_fops)
		return NULL;
	return vma->vm_file->private_data;
}

static int rowan_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct rowan, vdev);
	return 0;
}

static const struct vfio_device_ops rowan_ops = {
	.name = "rowan",
	.mmap = rowan_mmap,
};
