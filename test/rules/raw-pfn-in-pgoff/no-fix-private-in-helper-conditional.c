// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct pch_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned int tracked;
};

static void pch_track(struct pch_device *dev, struct vm_area_struct *vma)
{
	vma->vm_private_data = dev;
	dev->tracked++;
}

static vm_fault_t pch_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct pch_vm_ops = {
	.fault = pch_fault,
};

static int pch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pch_device *dev = container_of(vdev, struct pch_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (index == 2)
		pch_track(dev, vma);
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &pch_vm_ops;
	return 0;
}

static const struct vfio_device_ops pch_ops = {
	.name = "pch",
	.mmap = pch_mmap,
};

static int pch_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pch_device *dev;

	dev = vfio_alloc_device(pch_device, vdev, &pdev->dev, &pch_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver pch_driver = {
	.name = "pch",
	.probe = pch_probe,
};
module_pci_driver(pch_driver);
