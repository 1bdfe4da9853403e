// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct cst_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t cst_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct cst_vm_ops = {
	.fault = cst_fault,
};

static int cst_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cst_device *dev = container_of(vdev, struct cst_device, vdev);
	const unsigned int index =
		vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	const unsigned long pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	if (index >= 6 || pgoff + vma_pages(vma) > 8)
		return -EINVAL;

	vma->vm_private_data = dev;
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &cst_vm_ops;
	return 0;
}

static const struct vfio_device_ops cst_ops = {
	.name = "cst",
	.mmap = cst_mmap,
};

static int cst_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct cst_device *dev;

	dev = vfio_alloc_device(cst_device, vdev, &pdev->dev, &cst_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver cst_driver = {
	.name = "cst",
	.probe = cst_probe,
};
module_pci_driver(cst_driver);
