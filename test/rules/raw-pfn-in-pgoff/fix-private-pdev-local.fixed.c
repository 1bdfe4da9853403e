// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct ppl_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long ppl_vma_to_pfn(struct vm_area_struct *vma)
{
	struct pci_dev *pdev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(pci_resource_start(pdev, index)) + pgoff;
}

static vm_fault_t ppl_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = ppl_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct ppl_vm_ops = {
	.fault = ppl_fault,
};

static int ppl_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ppl_device *dev = container_of(vdev, struct ppl_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	struct pci_dev *pdev = dev->pdev;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_private_data = (void *)pdev;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &ppl_vm_ops;
	return 0;
}

static const struct vfio_device_ops ppl_ops = {
	.name = "ppl",
	.mmap = ppl_mmap,
};

static int ppl_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ppl_device *dev;

	dev = vfio_alloc_device(ppl_device, vdev, &pdev->dev, &ppl_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver ppl_driver = {
	.name = "ppl",
	.probe = ppl_probe,
};
module_pci_driver(ppl_driver);
