// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lpi_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t lpi_fault(struct vm_fault *vmf)
{
	unsigned long address = vmf->address & PAGE_MASK;

	return vmf_insert_pfn(vmf->vma, address,
			      linear_page_index(vmf->vma, address));
}

static const struct vm_operations_struct lpi_vm_ops = {
	.fault = lpi_fault,
};

static int lpi_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lpi_device *dev = container_of(vdev, struct lpi_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &lpi_vm_ops;
	return 0;
}

static const struct vfio_device_ops lpi_ops = {
	.name = "lpi",
	.mmap = lpi_mmap,
};

static int lpi_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lpi_device *dev;

	dev = vfio_alloc_device(lpi_device, vdev, &pdev->dev, &lpi_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lpi_driver = {
	.name = "lpi",
	.probe = lpi_probe,
};
module_pci_driver(lpi_driver);
