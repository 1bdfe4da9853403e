// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct vmp_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t vmp_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct vmp_device *dev = vma->vm_private_data;
	unsigned long page = vmf->pgoff - vma->vm_pgoff;

	if (page >= vma_pages(vma))
		return VM_FAULT_SIGBUS;
	if (!dev)
		return VM_FAULT_SIGBUS;
	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + page);
}

static const struct vm_operations_struct vmp_vm_ops = {
	.fault = vmp_fault,
};

static int vmp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vmp_device *dev = container_of(vdev, struct vmp_device, vdev);
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
	vma->vm_ops = &vmp_vm_ops;
	return 0;
}

static const struct vfio_device_ops vmp_ops = {
	.name = "vmp",
	.mmap = vmp_mmap,
};

static int vmp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct vmp_device *dev;

	dev = vfio_alloc_device(vmp_device, vdev, &pdev->dev, &vmp_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver vmp_driver = {
	.name = "vmp",
	.probe = vmp_probe,
};
module_pci_driver(vmp_driver);
