// The fault handler that a helper installs takes the offset for a pfn.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct egret {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t egret_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->vma->vm_pgoff);
	//                                            ^^^^^^^^^^^^^^^^^^ is page@file
	//                                            ^ pgoff-used-as-pfn
}

static const struct vm_operations_struct egret_vm_ops = {
	.fault = egret_fault,
};

static void egret_arm(struct vm_area_struct *vma)
{
	vma->vm_ops = &egret_vm_ops;
}

static int egret_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct egret *egret = container_of(vdev, struct egret, vdev);

	egret_arm(vma);
	return egret->pdev ? 0 : -ENODEV;
}


static const struct vfio_device_ops egret_ops = {
	.name = "egret",
	.mmap = egret_mmap,
};
