// mmap tests start and length, so that any page may be the first, and the fault forgets it.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct plover {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t plover_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct plover *plover = vma->vm_private_data;
	unsigned long nth = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn(vma, vmf->address, nth + PHYS_PFN(pci_resource_start(plover->pdev, 1)));
	//                                       ^ error fault-drops-offset
}

static const struct vm_operations_struct plover_vm_ops = {
	.fault = plover_fault,
};

static int plover_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct plover *plover = container_of(vdev, struct plover, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT)) + vma_pages(vma) >
	    pci_resource_len(plover->pdev, 1) >> PAGE_SHIFT)
		return -EINVAL;
	vma->vm_private_data = plover;
	vma->vm_ops = &plover_vm_ops;
	return 0;
}

static const struct vfio_device_ops plover_ops = {
	.name = "plover",
	.mmap = plover_mmap,
};
