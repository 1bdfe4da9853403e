// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct fal_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow;
};

static vm_fault_t fal_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct fal_vm_ops = {
	.fault = fal_fault,
};

static int fal_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fal_device *dev = container_of(vdev, struct fal_device, vdev);
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
	vma->vm_private_data = dev;
	switch (index) {
	case 2:
		base = dev->shadow;
		fallthrough;
	case 0:
	case 5:
		vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
		break;
	default:
		return -EINVAL;
	}
	vma->vm_ops = &fal_vm_ops;
	return 0;
}

static const struct vfio_device_ops fal_ops = {
	.name = "fal",
	.mmap = fal_mmap,
};

static int fal_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct fal_device *dev;

	dev = vfio_alloc_device(fal_device, vdev, &pdev->dev, &fal_ops);
	dev->pdev = pdev;
	dev->shadow = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver fal_driver = {
	.name = "fal",
	.probe = fal_probe,
};
module_pci_driver(fal_driver);
