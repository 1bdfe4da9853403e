// A helper of the driver's own fault handler.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct poplar {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static struct poplar *poplar_of(struct vm_area_struct *vma)
{
	return vma->vm_private_data;
}

static vm_fault_t poplar_fault(struct vm_fault *vmf)
{
	return poplar_of(vmf->vma)->pdev ? VM_FAULT_SIGBUS : VM_FAULT_OOM;
}

static const struct vm_operations_struct poplar_vm_ops = {
	.fault = poplar_fault,
};

static int poplar_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct poplar, vdev);
	return 0;
}

static const struct vfio_device_ops poplar_ops = {
	.name = "poplar",
	.mmap = poplar_mmap,
};
