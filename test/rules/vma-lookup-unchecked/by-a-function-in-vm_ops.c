// Ownership by one function in vm_ops.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct birch {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void birch_open(struct vm_area_struct *vma)
{
}

struct birch *birch_of(struct vm_area_struct *vma)
{
	if (!vma->vm_ops || vma->vm_ops->open != birch_open)
		return NULL;
	return vma->vm_private_data;
	// <- warning vma-lookup-unchecked
}

static int birch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct birch, vdev);
	return 0;
}

static const struct vfio_device_ops birch_ops = {
	.name = "birch",
	.mmap = birch_mmap,
};
