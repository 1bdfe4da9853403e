// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct saf_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow;
};

static unsigned long saf_vma_to_pfn(struct vm_area_struct *vma);

static vm_fault_t saf_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = saf_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct saf_vm_ops = {
	.fault = saf_fault,
};

static u64 saf_base(const struct saf_device *dev, unsigned int index)
{
	return index == 2 ? dev->shadow : pci_resource_start(dev->pdev, index);
}

static unsigned long saf_vma_to_pfn(struct vm_area_struct *vma)
{
	struct saf_device *dev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(saf_base(dev, index)) + pgoff;
}

static int saf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct saf_device *dev = container_of(vdev, struct saf_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &saf_vm_ops;
	return 0;
}

static const struct vfio_device_ops saf_ops = {
	.name = "saf",
	.mmap = saf_mmap,
};

static int saf_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct saf_device *dev;

	dev = vfio_alloc_device(saf_device, vdev, &pdev->dev, &saf_ops);
	dev->pdev = pdev;
	dev->shadow = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver saf_driver = {
	.name = "saf",
	.probe = saf_probe,
};
module_pci_driver(saf_driver);
