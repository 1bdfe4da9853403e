// The page in the region is added to the base.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct swift {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t swift_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct swift *swift = vma->vm_private_data;
	unsigned long pfn = PHYS_PFN(pci_resource_start(swift->pdev, 0));

	pfn += vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct swift_vm_ops = {
	.fault = swift_fault,
};

static int swift_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct swift *swift = container_of(vdev, struct swift, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_private_data = swift;
	vma->vm_ops = &swift_vm_ops;
	return 0;
}

static const struct vfio_device_ops swift_ops = {
	.name = "swift",
	.mmap = swift_mmap,
};
