// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct fml_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t fml_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	u64 phys = (u64)vma->vm_pgoff << PAGE_SHIFT;

	phys += vmf->address - vma->vm_start;
	if (!vma->vm_pgoff || vma->vm_pgoff == ~0UL)
		return VM_FAULT_SIGBUS;
	return vmf_insert_pfn(vma, vmf->address, phys >> PAGE_SHIFT);
}

static const struct vm_operations_struct fml_vm_ops = {
	.fault = fml_fault,
};

static int fml_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fml_device *dev = container_of(vdev, struct fml_device, vdev);
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
	vma->vm_ops = &fml_vm_ops;
	return 0;
}

static const struct vfio_device_ops fml_ops = {
	.name = "fml",
	.mmap = fml_mmap,
};

static int fml_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct fml_device *dev;

	dev = vfio_alloc_device(fml_device, vdev, &pdev->dev, &fml_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver fml_driver = {
	.name = "fml",
	.probe = fml_probe,
};
module_pci_driver(fml_driver);
