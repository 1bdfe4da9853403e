#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct toy_region {
	u64 hw;
	u64 size;
};

struct toy {
	struct vfio_device vdev;
	struct toy_region regions[4];
	struct pci_dev *pdev;
};

static vm_fault_t toy_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address,
			      vma->vm_pgoff + ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct toy_vm_ops = {
	.fault = toy_fault,
};

static int toy_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct toy *toy = container_of(vdev, struct toy, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & ((1U << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(toy->pdev, index)) + page;
	// <- raw-pfn-in-pgoff: page@file.*page@physical
	vma->vm_ops = &toy_vm_ops;
	return 0;
}

static const struct vfio_device_ops toy_ops = {
	.name = "toy",
	.mmap = toy_mmap,
};
