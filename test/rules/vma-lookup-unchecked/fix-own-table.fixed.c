// The file operations that it has to ask for stand in the file.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct maple {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static const struct file_operations maple_fops = {
	.owner = THIS_MODULE,
};

struct maple *maple_of(struct vm_area_struct *vma)
{
	if (!vma->vm_file || vma->vm_file->f_op != &maple_fops)
		return NULL;

	return vma->vm_private_data;
	// <- error vma-lookup-unchecked
}

static int maple_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct maple, vdev);
	return 0;
}

static const struct vfio_device_ops maple_ops = {
	.name = "maple",
	.mmap = maple_mmap,
};
