// What the fault adds to was made at mmap, with the page in it.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct dunlin {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned long mapped;
};

static vm_fault_t dunlin_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct dunlin *dunlin = vma->vm_private_data;

	return vmf_insert_pfn(vma, vmf->address, dunlin->mapped +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct dunlin_vm_ops = {
	.fault = dunlin_fault,
};

static int dunlin_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dunlin *dunlin = container_of(vdev, struct dunlin, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	dunlin->mapped = PHYS_PFN(pci_resource_start(dunlin->pdev, 0)) +
			 (vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT));
	vma->vm_private_data = dunlin;
	vma->vm_ops = &dunlin_vm_ops;
	return 0;
}

static const struct vfio_device_ops dunlin_ops = {
	.name = "dunlin",
	.mmap = dunlin_mmap,
};
