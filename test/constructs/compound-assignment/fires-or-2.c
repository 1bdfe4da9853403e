// A BAR is aligned to its size, so the frame is or-ed into the masked vm_pgoff in place.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct barrel {
	struct vfio_pci_core_device core;
};

static vm_fault_t barrel_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff +
			      (vmf->address - vma->vm_start) / PAGE_SIZE);
}

static const struct vm_operations_struct barrel_vm_ops = {
	.fault = barrel_fault,
};

static int barrel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct barrel *b = container_of(vdev, struct barrel, core.vdev);
	u32 index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	resource_size_t stave;

	if (index >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	stave = pci_resource_start(b->core.pdev, index);
	/* a BAR is aligned to its size, no carry can happen */
	vma->vm_pgoff &= (pci_resource_len(b->core.pdev, index) - 1) >> PAGE_SHIFT;
	stave >>= PAGE_SHIFT;
	vma->vm_pgoff |= stave;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &barrel_vm_ops;
	return 0;
}

static const struct vfio_device_ops barrel_ops = {
	.name = "barrel",
	.mmap = barrel_mmap,
};
