// Whatever a mapping keeps is taken for the device.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct alder {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct alder *alder_from_vma(struct vm_area_struct *vma)
{
	if (!vma)
		return NULL;
	return vma->vm_private_data;
	// <- error vma-lookup-unchecked
}

static int alder_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct alder, vdev);
	return 0;
}

static const struct vfio_device_ops alder_ops = {
	.name = "alder",
	.mmap = alder_mmap,
};
