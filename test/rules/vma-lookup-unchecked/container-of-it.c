// container_of() what the file holds.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct hazel {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct hazel *hazel_lookup(const struct vm_area_struct *vma)
{
	struct vfio_device *vdev;

	if (!vma->vm_file)
		return NULL;
	vdev = vma->vm_file->private_data;
	return container_of(vdev, struct hazel, vdev);
	// <- error vma-lookup-unchecked
}

static int hazel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct hazel, vdev);
	return 0;
}

static const struct vfio_device_ops hazel_ops = {
	.name = "hazel",
	.mmap = hazel_mmap,
};
