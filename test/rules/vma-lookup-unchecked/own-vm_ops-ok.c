// The whole table of the driver's own: no other mapping has it.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct linden {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static const struct vm_operations_struct linden_vm_ops;

struct linden *linden_of(struct vm_area_struct *vma)
{
	if (vma->vm_ops != &linden_vm_ops)
		return NULL;
	return vma->vm_private_data;
}

static int linden_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct linden, vdev);
	return 0;
}

static const struct vfio_device_ops linden_ops = {
	.name = "linden",
	.mmap = linden_mmap,
};
