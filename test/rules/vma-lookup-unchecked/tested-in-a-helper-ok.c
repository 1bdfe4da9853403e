// A helper asks them.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct willow {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

extern const struct file_operations willow_fops;

static bool willow_owns(const struct vm_area_struct *vma)
{
	return vma->vm_file && vma->vm_file->f_op == &willow_fops;
}

struct willow *willow_of(struct vm_area_struct *vma)
{
	if (!willow_owns(vma))
		return ERR_PTR(-EINVAL);
	return vma->vm_private_data;
}

static int willow_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct willow, vdev);
	return 0;
}

static const struct vfio_device_ops willow_ops = {
	.name = "willow",
	.mmap = willow_mmap,
};
