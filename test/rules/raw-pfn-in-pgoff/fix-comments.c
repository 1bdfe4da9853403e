// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct com_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t com_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct com_vm_ops = {
	.fault = com_fault,
};

static int com_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct com_device *dev = container_of(vdev, struct com_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	unsigned long base_page; /* in pages */
	u64 base; /* in bytes */

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	/*
	 * The ops come first: faults may come as soon as the
	 * mapping is seen.
	 */
	vma->vm_ops = &com_vm_ops;

	/* Where the window begins. */
	base = pci_resource_start(dev->pdev, /* the BAR */ index);
	/* 4K pages */
	base_page = PHYS_PFN(base); /* page of the window */

	/*
	 * The fault handler has no other way to learn the pfn than
	 * this field.
	 */
	vma->vm_pgoff = base_page + pgoff; /* raw */
	// <- raw-pfn-in-pgoff

	/* The device for the fault handler. */
	vma->vm_private_data = dev;
	return 0;
}

static const struct vfio_device_ops com_ops = {
	.name = "com",
	.mmap = com_mmap,
};

static int com_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct com_device *dev;

	dev = vfio_alloc_device(com_device, vdev, &pdev->dev, &com_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver com_driver = {
	.name = "com",
	.probe = com_probe,
};
module_pci_driver(com_driver);
