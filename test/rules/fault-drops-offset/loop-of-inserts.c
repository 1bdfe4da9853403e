// The whole mapping is inserted page by page, from the region's first page on.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct stork {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t stork_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct stork *stork = vma->vm_private_data;
	unsigned long base = PHYS_PFN(pci_resource_start(stork->pdev, 4));
	vm_fault_t ret = VM_FAULT_NOPAGE;
	unsigned long at;

	for (at = vma->vm_start; at < vma->vm_end; at += PAGE_SIZE) {
		ret = vmf_insert_pfn(vma, at, base + ((at - vma->vm_start) >> PAGE_SHIFT));
		//                            ^ error fault-drops-offset
		if (ret != VM_FAULT_NOPAGE)
			break;
	}
	return ret;
}

static const struct vm_operations_struct stork_vm_ops = {
	.fault = stork_fault,
};

static int stork_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct stork *stork = container_of(vdev, struct stork, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_private_data = stork;
	vma->vm_ops = &stork_vm_ops;
	return 0;
}

static const struct vfio_device_ops stork_ops = {
	.name = "stork",
	.mmap = stork_mmap,
};
