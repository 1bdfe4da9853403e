// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct sdw_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t sdw_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct sdw_vm_ops = {
	.fault = sdw_fault,
};

static int sdw_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sdw_device *dev = container_of(vdev, struct sdw_device, vdev);
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

	vma->vm_private_data = dev;
	vma->vm_ops = &sdw_vm_ops;
	do {
		base = pci_resource_start(dev->pdev, index);
		vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	} while (0);
	return 0;
}

static const struct vfio_device_ops sdw_ops = {
	.name = "sdw",
	.mmap = sdw_mmap,
};

static int sdw_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sdw_device *dev;

	dev = vfio_alloc_device(sdw_device, vdev, &pdev->dev, &sdw_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver sdw_driver = {
	.name = "sdw",
	.probe = sdw_probe,
};
module_pci_driver(sdw_driver);
