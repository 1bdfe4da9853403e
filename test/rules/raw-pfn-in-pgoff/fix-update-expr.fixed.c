// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct upd_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	bool is64;
};

static unsigned long upd_vma_to_pfn(struct vm_area_struct *vma)
{
	struct upd_device *dev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;
	unsigned int bar;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	bar = index;
	if (dev->is64)
		bar += 1, bar--;
	while (bar > 5)
		bar--;

	return PHYS_PFN(pci_resource_start(dev->pdev, bar)) + pgoff;
}

static vm_fault_t upd_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = upd_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct upd_vm_ops = {
	.fault = upd_fault,
};

static int upd_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct upd_device *dev = container_of(vdev, struct upd_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	unsigned int bar;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	bar = index;
	if (dev->is64)
		bar += 1, bar--;
	while (bar > 5)
		bar--;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &upd_vm_ops;
	return 0;
}

static const struct vfio_device_ops upd_ops = {
	.name = "upd",
	.mmap = upd_mmap,
};

static int upd_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct upd_device *dev;

	dev = vfio_alloc_device(upd_device, vdev, &pdev->dev, &upd_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver upd_driver = {
	.name = "upd",
	.probe = upd_probe,
};
module_pci_driver(upd_driver);
