// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct pce_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow;
	int kind;
};

static vm_fault_t pce_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct pce_vm_ops = {
	.fault = pce_fault,
};

static int pce_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pce_device *dev = container_of(vdev, struct pce_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base = pci_resource_start(dev->pdev, 5);
	int kind = 0;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	switch (index) {
	case 0:
		base = dev->shadow;
		break;
	case 2:
		base = pci_resource_start(dev->pdev, 2);
		kind = 1;
		break;
	case 5:
		kind = 2;
	}
	dev->kind = kind;
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &pce_vm_ops;
	return 0;
}

static const struct vfio_device_ops pce_ops = {
	.name = "pce",
	.mmap = pce_mmap,
};

static int pce_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pce_device *dev;

	dev = vfio_alloc_device(pce_device, vdev, &pdev->dev, &pce_ops);
	dev->pdev = pdev;
	dev->shadow = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver pce_driver = {
	.name = "pce",
	.probe = pce_probe,
};
module_pci_driver(pce_driver);
