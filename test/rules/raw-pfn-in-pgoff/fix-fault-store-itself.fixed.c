// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct fsi_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t fsi_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct fsi_device *dev = vma->vm_private_data;
	unsigned long pgoff = vma->vm_pgoff;
	unsigned int index = pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long pfn;

	if (index >= 6)
		return VM_FAULT_SIGBUS;
	pgoff &= (1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1;
	pfn = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vmf_insert_pfn(vma, vmf->address, pfn +
		       ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
	vma->vm_pgoff = ((unsigned long)index << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) + pgoff;
	return VM_FAULT_NOPAGE;
}

static const struct vm_operations_struct fsi_vm_ops = {
	.fault = fsi_fault,
};

static int fsi_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fsi_device *dev = container_of(vdev, struct fsi_device, vdev);
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
	vma->vm_ops = &fsi_vm_ops;
	return 0;
}

static const struct vfio_device_ops fsi_ops = {
	.name = "fsi",
	.mmap = fsi_mmap,
};

static int fsi_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct fsi_device *dev;

	dev = vfio_alloc_device(fsi_device, vdev, &pdev->dev, &fsi_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver fsi_driver = {
	.name = "fsi",
	.probe = fsi_probe,
};
module_pci_driver(fsi_driver);
