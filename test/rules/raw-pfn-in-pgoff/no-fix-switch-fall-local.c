// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct sfl_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow;
};

static vm_fault_t sfl_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct sfl_vm_ops = {
	.fault = sfl_fault,
};

static int sfl_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sfl_device *dev = container_of(vdev, struct sfl_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base, skew = 0;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	switch (index) {
	case 0:
		skew = 0x1000;
		fallthrough;
	case 2:
		base = pci_resource_start(dev->pdev, index) + skew;
		break;
	default:
		base = dev->shadow;
	}
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &sfl_vm_ops;
	return 0;
}

static const struct vfio_device_ops sfl_ops = {
	.name = "sfl",
	.mmap = sfl_mmap,
};

static int sfl_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sfl_device *dev;

	dev = vfio_alloc_device(sfl_device, vdev, &pdev->dev, &sfl_ops);
	dev->pdev = pdev;
	dev->shadow = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver sfl_driver = {
	.name = "sfl",
	.probe = sfl_probe,
};
module_pci_driver(sfl_driver);
