// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lcb_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	void (*moved)(struct lcb_device *dev, u64 base);
	u64 base;
};

static unsigned long lcb_vma_to_pfn(struct vm_area_struct *vma)
{
	struct lcb_device *dev = vma->vm_private_data;
	unsigned long pgoff;

	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(dev->base) + pgoff;
}

static vm_fault_t lcb_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = lcb_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct lcb_vm_ops = {
	.fault = lcb_fault,
};

static void lcb_moved(struct lcb_device *dev, u64 base)
{
	dev->base = base;
}

static int lcb_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lcb_device *dev = container_of(vdev, struct lcb_device, vdev);
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
	vma->vm_ops = &lcb_vm_ops;
	return 0;
}

static const struct vfio_device_ops lcb_ops = {
	.name = "lcb",
	.mmap = lcb_mmap,
};

static int lcb_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lcb_device *dev;

	dev = vfio_alloc_device(lcb_device, vdev, &pdev->dev, &lcb_ops);
	dev->pdev = pdev;
	dev->moved = lcb_moved;
	dev->base = pci_resource_start(pdev, 0);
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lcb_driver = {
	.name = "lcb",
	.probe = lcb_probe,
};
module_pci_driver(lcb_driver);
