// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct raf_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long raf_vma_to_pfn(struct vm_area_struct *vma)
{
	struct raf_device *dev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
}

static vm_fault_t raf_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = raf_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct raf_vm_ops = {
	.fault = raf_fault,
};

static int raf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct raf_device *dev = container_of(vdev, struct raf_device, vdev);
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
	vma->vm_ops = &raf_vm_ops;
	// <- raw-pfn-in-pgoff
	/* Small ones are mapped at once. */
	if (vma_pages(vma) > 2)
		return 0;
	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(pci_resource_start(dev->pdev, index)) +
			       pgoff, vma->vm_end - vma->vm_start,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops raf_ops = {
	.name = "raf",
	.mmap = raf_mmap,
};

static int raf_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct raf_device *dev;

	dev = vfio_alloc_device(raf_device, vdev, &pdev->dev, &raf_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver raf_driver = {
	.name = "raf",
	.probe = raf_probe,
};
module_pci_driver(raf_driver);
