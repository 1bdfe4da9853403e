#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct gull_region {
	phys_addr_t base;
	u64 size;
};

struct gull {
	struct vfio_device vdev;
	struct gull_region regions[4];
	struct pci_dev *pdev;
};

static vm_fault_t gull_fault(struct vm_fault *vmf)
{
	struct gull *gull = vmf->vma->vm_private_data;

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      PHYS_PFN(pci_resource_start(gull->pdev, 0) + (vmf->address - vmf->vma->vm_start)));
	//                                            ^ phys-used-as-pfn: takes page@physical
}

static const struct vm_operations_struct gull_vm_ops = {
	.fault = gull_fault,
};

static int gull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff)
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct gull, vdev);
	vma->vm_ops = &gull_vm_ops;
	return 0;
}

static const struct vfio_device_ops gull_ops = {
	.name = "gull",
	.mmap = gull_mmap,
};
