// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct cfo_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow;
};

static unsigned long cfo_vma_to_pfn(struct vm_area_struct *vma)
{
	struct cfo_device *dev = vma->vm_private_data;
	const unsigned int shift = VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT;
	const unsigned int index = vma->vm_pgoff >> shift;
	const unsigned long pgoff = vma->vm_pgoff & ((1UL << shift) - 1);
	u64 base = 0;

	if (index == 2)
		base = dev->shadow;
	if (!base)
		base = pci_resource_start(dev->pdev, index);

	return PHYS_PFN(base) + pgoff;
}

static vm_fault_t cfo_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = cfo_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct cfo_vm_ops = {
	.fault = cfo_fault,
};

static int cfo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cfo_device *dev = container_of(vdev, struct cfo_device, vdev);
	const unsigned int shift = VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT;
	const unsigned int index = vma->vm_pgoff >> shift;
	const unsigned long pgoff = vma->vm_pgoff & ((1UL << shift) - 1);

	if (index >= 6 || pgoff + vma_pages(vma) > 8)
		return -EINVAL;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &cfo_vm_ops;
	return 0;
}

static const struct vfio_device_ops cfo_ops = {
	.name = "cfo",
	.mmap = cfo_mmap,
};

static int cfo_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct cfo_device *dev;

	dev = vfio_alloc_device(cfo_device, vdev, &pdev->dev, &cfo_ops);
	dev->pdev = pdev;
	dev->shadow = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver cfo_driver = {
	.name = "cfo",
	.probe = cfo_probe,
};
module_pci_driver(cfo_driver);
