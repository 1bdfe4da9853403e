// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct pru_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow;
	int kinds[6];
};

static unsigned long pru_vma_to_pfn(struct vm_area_struct *vma)
{
	struct pru_device *dev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;
	u64 base;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	switch (index) {
	case 2:
		base = dev->shadow;
		break;
	default:
		base = pci_resource_start(dev->pdev, index);
		break;
	}

	return PHYS_PFN(base) + pgoff;
}

static vm_fault_t pru_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = pru_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct pru_vm_ops = {
	.fault = pru_fault,
};

static int pru_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pru_device *dev = container_of(vdev, struct pru_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	int kind = 0;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	switch (index) {
	case 2:
		if (pgoff > 2)
			kind = 1;
		else
			kind = 2;
		break;
	default:
		if (pgoff > 2)
			kind = 3;
		break;
	}
	dev->kinds[index] = kind;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &pru_vm_ops;
	return 0;
}

static const struct vfio_device_ops pru_ops = {
	.name = "pru",
	.mmap = pru_mmap,
};

static int pru_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pru_device *dev;

	dev = vfio_alloc_device(pru_device, vdev, &pdev->dev, &pru_ops);
	dev->pdev = pdev;
	dev->shadow = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver pru_driver = {
	.name = "pru",
	.probe = pru_probe,
};
module_pci_driver(pru_driver);
