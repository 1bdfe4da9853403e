// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct gsk_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow;
};

static vm_fault_t gsk_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct gsk_vm_ops = {
	.fault = gsk_fault,
};

static int gsk_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gsk_device *dev = container_of(vdev, struct gsk_device, vdev);
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
	if (index != 2)
		goto map;
	base = dev->shadow;
map:
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &gsk_vm_ops;
	return 0;
}

static const struct vfio_device_ops gsk_ops = {
	.name = "gsk",
	.mmap = gsk_mmap,
};

static int gsk_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct gsk_device *dev;

	dev = vfio_alloc_device(gsk_device, vdev, &pdev->dev, &gsk_ops);
	dev->pdev = pdev;
	dev->shadow = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver gsk_driver = {
	.name = "gsk",
	.probe = gsk_probe,
};
module_pci_driver(gsk_driver);
