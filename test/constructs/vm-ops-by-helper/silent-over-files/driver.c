// The fault handler that the helper installs decodes.
#include "shared.h"

static vm_fault_t egret_fault(struct vm_fault *vmf)
{
	struct egret *egret = vmf->vma->vm_private_data;
	unsigned long page = vmf->pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	return vmf_insert_pfn(vmf->vma, vmf->address, PHYS_PFN(pci_resource_start(egret->pdev, 0)) + page);
}

static const struct vm_operations_struct egret_vm_ops = {
	.fault = egret_fault,
};

static void egret_arm(struct vm_area_struct *vma, struct egret *egret)
{
	vma->vm_private_data = egret;
	vma->vm_ops = &egret_vm_ops;
}

int egret_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct egret *egret = container_of(vdev, struct egret, vdev);

	egret_arm(vma, egret);
	return 0;
}
