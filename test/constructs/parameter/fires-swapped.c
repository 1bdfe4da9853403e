// The parameters have the right names, and the one call gives them in the wrong order.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct zipper {
	struct vfio_pci_core_device core;
};

static vm_fault_t zipper_fault(struct vm_fault *vmf)
{
	unsigned long first = (unsigned long)vmf->vma->vm_private_data;

	return vmf_insert_pfn(vmf->vma, vmf->address, first +
	// <- pgoff-used-as-pfn
			      ((vmf->address - vmf->vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct zipper_vm_ops = {
	.fault = zipper_fault,
};

static void zipper_tag(struct vm_area_struct *vma, unsigned long pgoff,
		       unsigned long pfn)
{
	vma->vm_private_data = (void *)pfn;
	vma->vm_pgoff = pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &zipper_vm_ops;
}

static int zipper_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct zipper *zip = container_of(vdev, struct zipper, core.vdev);
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long page;

	if (bar != 2)
		return -EINVAL;
	page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	if (page + vma_pages(vma) > pci_resource_len(zip->core.pdev, bar) >> PAGE_SHIFT)
		return -EINVAL;

	zipper_tag(vma, PHYS_PFN(pci_resource_start(zip->core.pdev, bar)) + page,
		   vma->vm_pgoff);
	return 0;
}

static const struct vfio_device_ops zipper_ops = {
	.name = "zipper",
	.mmap = zipper_mmap,
};
