// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct era_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow, skew;
};

static vm_fault_t era_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct era_vm_ops = {
	.fault = era_fault,
};

static int era_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct era_device *dev = container_of(vdev, struct era_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, index);
	if (index == 2) {
		base = dev->shadow;
		goto out;
	}
	if (index == 5)
		base = pci_resource_start(dev->pdev, 0);
	base += dev->skew;
out:
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &era_vm_ops;
	return 0;
}

static const struct vfio_device_ops era_ops = {
	.name = "era",
	.mmap = era_mmap,
};

static int era_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct era_device *dev;

	dev = vfio_alloc_device(era_device, vdev, &pdev->dev, &era_ops);
	dev->pdev = pdev;
	dev->shadow = 0x770000000000;
	dev->skew = 0x10000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver era_driver = {
	.name = "era",
	.probe = era_probe,
};
module_pci_driver(era_driver);
