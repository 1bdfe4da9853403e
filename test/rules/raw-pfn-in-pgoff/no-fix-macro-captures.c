// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct cap_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 bases[6];
};

#define CAP_BASE (dev->bases[index])

static vm_fault_t cap_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct cap_vm_ops = {
	.fault = cap_fault,
};

static int cap_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cap_device *dev = container_of(vdev, struct cap_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(CAP_BASE) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &cap_vm_ops;
	return 0;
}

static const struct vfio_device_ops cap_ops = {
	.name = "cap",
	.mmap = cap_mmap,
};

static int cap_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct cap_device *dev;

	dev = vfio_alloc_device(cap_device, vdev, &pdev->dev, &cap_ops);
	dev->pdev = pdev;
	for (unsigned int i = 0; i < 6; i++)
		dev->bases[i] = pci_resource_start(pdev, i);
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver cap_driver = {
	.name = "cap",
	.probe = cap_probe,
};
module_pci_driver(cap_driver);
