// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct isf_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow;
};

#define ISF_SHADOW

static unsigned long isf_vma_to_pfn(struct vm_area_struct *vma);

static vm_fault_t isf_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = isf_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct isf_vm_ops = {
	.fault = isf_fault,
};

#ifdef ISF_SHADOW
static u64 isf_base(struct isf_device *dev, unsigned int index)
{
	return index == 2 ? dev->shadow : pci_resource_start(dev->pdev, index);
}
#else
static u64 isf_base(struct isf_device *dev, unsigned int index)
{
	return pci_resource_start(dev->pdev, index);
}
#endif

static unsigned long isf_vma_to_pfn(struct vm_area_struct *vma)
{
	struct isf_device *dev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(isf_base(dev, index)) + pgoff;
}

static int isf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct isf_device *dev = container_of(vdev, struct isf_device, vdev);
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
	vma->vm_ops = &isf_vm_ops;
	return 0;
}

static const struct vfio_device_ops isf_ops = {
	.name = "isf",
	.mmap = isf_mmap,
};

static int isf_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct isf_device *dev;

	dev = vfio_alloc_device(isf_device, vdev, &pdev->dev, &isf_ops);
	dev->pdev = pdev;
	dev->shadow = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver isf_driver = {
	.name = "isf",
	.probe = isf_probe,
};
module_pci_driver(isf_driver);
