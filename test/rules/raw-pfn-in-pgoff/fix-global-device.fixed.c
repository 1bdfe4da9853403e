// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct gdv_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static struct gdv_device *gdv_only;


static unsigned long gdv_vma_to_pfn(struct vm_area_struct *vma)
{
	struct gdv_device *dev = gdv_only;
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
}

static vm_fault_t gdv_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = gdv_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct gdv_vm_ops = {
	.fault = gdv_fault,
};

static int gdv_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gdv_device *dev = gdv_only;
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
	vma->vm_ops = &gdv_vm_ops;
	return 0;
}

static const struct vfio_device_ops gdv_ops = {
	.name = "gdv",
	.mmap = gdv_mmap,
};

static int gdv_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct gdv_device *dev;

	dev = vfio_alloc_device(gdv_device, vdev, &pdev->dev, &gdv_ops);
	dev->pdev = pdev;
	gdv_only = dev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver gdv_driver = {
	.name = "gdv",
	.probe = gdv_probe,
};
module_pci_driver(gdv_driver);
