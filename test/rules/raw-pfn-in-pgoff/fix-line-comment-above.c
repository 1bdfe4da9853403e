// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lca_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

// Fills one page of a mapping.
// Called with the mmap lock.
static vm_fault_t lca_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct lca_vm_ops = {
	.fault = lca_fault,
};

static int lca_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lca_device *dev = container_of(vdev, struct lca_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	// vm_pgoff is the frame from here on
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &lca_vm_ops;
	return 0;
}

static const struct vfio_device_ops lca_ops = {
	.name = "lca",
	.mmap = lca_mmap,
};

static int lca_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lca_device *dev;

	dev = vfio_alloc_device(lca_device, vdev, &pdev->dev, &lca_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lca_driver = {
	.name = "lca",
	.probe = lca_probe,
};
module_pci_driver(lca_driver);
