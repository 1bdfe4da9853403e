// Nobody in sight says what the base is.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct knot {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t knot_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct knot *knot = vma->vm_private_data;
	unsigned long pfn = knot_first_pfn(knot, vma);

	return vmf_insert_pfn(vma, vmf->address, pfn + ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct knot_vm_ops = {
	.fault = knot_fault,
};

static int knot_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct knot *knot = container_of(vdev, struct knot, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_private_data = knot;
	vma->vm_ops = &knot_vm_ops;
	return 0;
}

static const struct vfio_device_ops knot_ops = {
	.name = "knot",
	.mmap = knot_mmap,
};
