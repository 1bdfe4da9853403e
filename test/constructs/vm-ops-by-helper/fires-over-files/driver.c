// A helper installs the fault handler that reads the pfn.
#include "shared.h"

static vm_fault_t egret_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
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
	vma->vm_pgoff = pci_resource_start(egret->pdev, 0) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return 0;
}
