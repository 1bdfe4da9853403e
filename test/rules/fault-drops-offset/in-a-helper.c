// A helper of the fault handler gives the pfn; the order is asked of huge faults.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct egret {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned long first_pfn;
};

static unsigned long egret_pfn(struct vm_area_struct *vma, unsigned long at)
{
	struct egret *egret = vma->vm_private_data;

	return egret->first_pfn + ((at - vma->vm_start) >> PAGE_SHIFT);
}

static vm_fault_t egret_fault(struct vm_fault *vmf, unsigned int order)
{
	if (order)
		return VM_FAULT_FALLBACK;
	return vmf_insert_pfn(vmf->vma, vmf->address, egret_pfn(vmf->vma, vmf->address));
	//                                            ^ error fault-drops-offset
}

static const struct vm_operations_struct egret_vm_ops = {
	.huge_fault = egret_fault,
};

static int egret_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct egret *egret = container_of(vdev, struct egret, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_private_data = egret;
	vma->vm_ops = &egret_vm_ops;
	return 0;
}

static int egret_open(struct vfio_device *vdev)
{
	struct egret *egret = container_of(vdev, struct egret, vdev);

	egret->first_pfn = PHYS_PFN(pci_resource_start(egret->pdev, 2));
	return 0;
}

static const struct vfio_device_ops egret_ops = {
	.name = "egret",
	.open_device = egret_open,
	.mmap = egret_mmap,
};
