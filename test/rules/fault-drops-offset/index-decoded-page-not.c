// The index is taken out of vm_pgoff, the page is not.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct crane {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t crane_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct crane *crane = vma->vm_private_data;
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long nth = (vmf->address - vma->vm_start) >> PAGE_SHIFT;

	return vmf_insert_pfn_prot(vma, vmf->address,
				   PHYS_PFN(pci_resource_start(crane->pdev, bar)) + nth,
				   // <- error fault-drops-offset
				   pgprot_noncached(vma->vm_page_prot));
}

static const struct vm_operations_struct crane_vm_ops = {
	.fault = crane_fault,
};

static int crane_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct crane *crane = container_of(vdev, struct crane, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) >= VFIO_PCI_ROM_REGION_INDEX)
		return -EINVAL;
	vma->vm_private_data = crane;
	vma->vm_ops = &crane_vm_ops;
	return 0;
}

static const struct vfio_device_ops crane_ops = {
	.name = "crane",
	.mmap = crane_mmap,
};
