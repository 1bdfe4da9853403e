// Nothing is stored: the fault handler that the helper installs takes the region-coded vm_pgoff for a frame.
#include <linux/vfio_pci_core.h>

struct bobbin {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
};

static vm_fault_t bobbin_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long delta = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + delta);
	// <- pgoff-used-as-pfn
}

static const struct vm_operations_struct bobbin_vm_ops = { .fault = bobbin_fault };

static void bobbin_lazy(struct vm_area_struct *vma)
{
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND);
	vma->vm_ops = &bobbin_vm_ops;
}

static int bobbin_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bobbin *b = container_of(vdev, struct bobbin, vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);

	if (bar >= VFIO_PCI_ROM_REGION_INDEX || !pci_resource_len(b->pdev, bar))
		return -EINVAL;
	bobbin_lazy(vma);
	return 0;
}

static const struct vfio_device_ops bobbin_ops = {
	.name	= "bobbin",
	.mmap	= bobbin_mmap,
};
