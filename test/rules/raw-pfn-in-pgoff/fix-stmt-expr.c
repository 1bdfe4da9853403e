// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct ste_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t ste_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct ste_vm_ops = {
	.fault = ste_fault,
};

static int ste_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ste_device *dev = container_of(vdev, struct ste_device, vdev);
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

	base = ({ u64 b = pci_resource_start(dev->pdev, index); b & PAGE_MASK; });
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &ste_vm_ops;
	return 0;
}

static const struct vfio_device_ops ste_ops = {
	.name = "ste",
	.mmap = ste_mmap,
};

static int ste_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ste_device *dev;

	dev = vfio_alloc_device(ste_device, vdev, &pdev->dev, &ste_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver ste_driver = {
	.name = "ste",
	.probe = ste_probe,
};
module_pci_driver(ste_driver);
