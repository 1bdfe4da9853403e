// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct top_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long top_vma_to_pfn(struct vm_area_struct *vma)
{
	struct top_device *dev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
}

static vm_fault_t top_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = top_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct top_vm_ops = {
	.fault = top_fault,
};

static vm_fault_t top_wc_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn_prot(vma, vmf->address, top_vma_to_pfn(vma) +
				   ((vmf->address - vma->vm_start) >> PAGE_SHIFT),
				   pgprot_writecombine(vma->vm_page_prot));
}

static const struct vm_operations_struct top_wc_vm_ops = {
	.fault = top_wc_fault,
};

static int top_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct top_device *dev = container_of(vdev, struct top_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_private_data = dev;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = index == 2 ? &top_wc_vm_ops : &top_vm_ops;
	return 0;
}

static const struct vfio_device_ops top_ops = {
	.name = "top",
	.mmap = top_mmap,
};

static int top_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct top_device *dev;

	dev = vfio_alloc_device(top_device, vdev, &pdev->dev, &top_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver top_driver = {
	.name = "top",
	.probe = top_probe,
};
module_pci_driver(top_driver);
