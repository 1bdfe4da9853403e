// vmf->pgoff counts from vm_pgoff; masked, it is the page in the region.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct martin {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t martin_fault(struct vm_fault *vmf)
{
	struct martin *martin = vmf->vma->vm_private_data;
	unsigned long page = vmf->pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      PHYS_PFN(pci_resource_start(martin->pdev, 0)) + page);
}

static const struct vm_operations_struct martin_vm_ops = {
	.fault = martin_fault,
};

static int martin_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct martin *martin = container_of(vdev, struct martin, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_private_data = martin;
	vma->vm_ops = &martin_vm_ops;
	return 0;
}

static const struct vfio_device_ops martin_ops = {
	.name = "martin",
	.mmap = martin_mmap,
};
