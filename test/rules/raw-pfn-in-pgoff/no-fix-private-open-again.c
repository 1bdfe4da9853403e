// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct poa_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 base;
	struct poa_device *shadow;
};

static void poa_open(struct vm_area_struct *vma)
{
	struct poa_device *dev = vma->vm_private_data;

	vma->vm_private_data = dev->shadow;
}


static vm_fault_t poa_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct poa_vm_ops = {
	.open = poa_open,
	.fault = poa_fault,
};

static int poa_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct poa_device *dev = container_of(vdev, struct poa_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(dev->base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &poa_vm_ops;
	return 0;
}

static const struct vfio_device_ops poa_ops = {
	.name = "poa",
	.mmap = poa_mmap,
};

static int poa_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct poa_device *dev;

	dev = vfio_alloc_device(poa_device, vdev, &pdev->dev, &poa_ops);
	dev->pdev = pdev;
	dev->base = pci_resource_start(pdev, 0);
	dev->shadow = kzalloc(sizeof(*dev), GFP_KERNEL);
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver poa_driver = {
	.name = "poa",
	.probe = poa_probe,
};
module_pci_driver(poa_driver);
