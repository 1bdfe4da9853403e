// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct nam_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static inline unsigned long nam_vma_to_pfn(unsigned long pfn)
{
	return pfn;
}

static vm_fault_t nam_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, nam_vma_to_pfn(pfn));
}

static const struct vm_operations_struct nam_vm_ops = {
	.fault = nam_fault,
};

static int nam_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct nam_device *dev = container_of(vdev, struct nam_device, vdev);
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
	vma->vm_ops = &nam_vm_ops;
	return 0;
}

static const struct vfio_device_ops nam_ops = {
	.name = "nam",
	.mmap = nam_mmap,
};

static int nam_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct nam_device *dev;

	dev = vfio_alloc_device(nam_device, vdev, &pdev->dev, &nam_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver nam_driver = {
	.name = "nam",
	.probe = nam_probe,
};
module_pci_driver(nam_driver);
