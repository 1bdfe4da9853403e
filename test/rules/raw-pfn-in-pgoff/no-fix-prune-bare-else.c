// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct pru_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow;
	int kinds[6];
};

static vm_fault_t pru_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

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
	u64 base = pci_resource_start(dev->pdev, 0);
	int kind;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (index == 2) {
		base = dev->shadow;
		kind = 1;
	} else
		kind = 0;
	dev->kinds[index] = kind;
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
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
