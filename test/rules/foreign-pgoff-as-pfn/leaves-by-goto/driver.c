#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

static vm_fault_t rush_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct vfio_pci_core_device *core = vma->vm_private_data;
	unsigned long pfn = PHYS_PFN(pci_resource_start(core->pdev, 0));

	pfn += vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	return vmf_insert_pfn(vma, vmf->address,
			      pfn + ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct rush_vm_ops = {
	.fault = rush_fault,
};

static int rush_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_private_data = container_of(vdev, struct vfio_pci_core_device, vdev);
	vma->vm_ops = &rush_vm_ops;
	return 0;
}

static const struct vfio_device_ops rush_ops = {
	.name = "rush",
	.mmap = rush_mmap,
};
