// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct ppd_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t ppd_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct ppd_vm_ops = {
	.fault = ppd_fault,
};

static int ppd_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ppd_device *dev = container_of(vdev, struct ppd_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_private_data = dev->pdev;
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &ppd_vm_ops;
	return 0;
}

static const struct vfio_device_ops ppd_ops = {
	.name = "ppd",
	.mmap = ppd_mmap,
};

static int ppd_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ppd_device *dev;

	dev = vfio_alloc_device(ppd_device, vdev, &pdev->dev, &ppd_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver ppd_driver = {
	.name = "ppd",
	.probe = ppd_probe,
};
module_pci_driver(ppd_driver);
