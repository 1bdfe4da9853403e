// vmf->pgoff masked before it is added.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct basalt {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t basalt_fault(struct vm_fault *vmf)
{
	struct basalt *basalt = vmf->vma->vm_private_data;
	pgoff_t page = vmf->pgoff & ((1ULL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      PHYS_PFN(pci_resource_start(basalt->pdev, 2)) + page);
}

static const struct vm_operations_struct basalt_vm_ops = {
	.fault = basalt_fault,
};

static int basalt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct basalt *basalt = container_of(vdev, struct basalt, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_private_data = basalt;
	vma->vm_ops = &basalt_vm_ops;
	return 0;
}

static const struct vfio_device_ops basalt_ops = {
	.name = "basalt",
	.mmap = basalt_mmap,
};
