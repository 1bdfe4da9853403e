// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct vpg_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t vpg_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->pgoff);
}

static const struct vm_operations_struct vpg_vm_ops = {
	.fault = vpg_fault,
};

static int vpg_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vpg_device *dev = container_of(vdev, struct vpg_device, vdev);
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
	vma->vm_ops = &vpg_vm_ops;
	return 0;
}

static const struct vfio_device_ops vpg_ops = {
	.name = "vpg",
	.mmap = vpg_mmap,
};

static int vpg_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct vpg_device *dev;

	dev = vfio_alloc_device(vpg_device, vdev, &pdev->dev, &vpg_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver vpg_driver = {
	.name = "vpg",
	.probe = vpg_probe,
};
module_pci_driver(vpg_driver);
