// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct sha_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t sha_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct sha_vm_ops = {
	.fault = sha_fault,
};

static int sha_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sha_device *dev = container_of(vdev, struct sha_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base = pci_resource_start(dev->pdev, 0);
	unsigned long page;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (index) {
		u64 base = pci_resource_start(dev->pdev, index);

		page = PHYS_PFN(base);
	} else {
		page = PHYS_PFN(base);
	}
	vma->vm_pgoff = page + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &sha_vm_ops;
	return 0;
}

static const struct vfio_device_ops sha_ops = {
	.name = "sha",
	.mmap = sha_mmap,
};

static int sha_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sha_device *dev;

	dev = vfio_alloc_device(sha_device, vdev, &pdev->dev, &sha_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver sha_driver = {
	.name = "sha",
	.probe = sha_probe,
};
module_pci_driver(sha_driver);
