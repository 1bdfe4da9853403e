// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct gob_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow;
};

static vm_fault_t gob_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct gob_vm_ops = {
	.fault = gob_fault,
};

static int gob_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gob_device *dev = container_of(vdev, struct gob_device, vdev);
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

	if (index == 2)
		goto shadow;
	base = pci_resource_start(dev->pdev, index);
	goto map;

shadow:
	base = dev->shadow;
map:
	vma->vm_private_data = dev;
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &gob_vm_ops;
	return 0;
}

static const struct vfio_device_ops gob_ops = {
	.name = "gob",
	.mmap = gob_mmap,
};

static int gob_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct gob_device *dev;

	dev = vfio_alloc_device(gob_device, vdev, &pdev->dev, &gob_ops);
	dev->pdev = pdev;
	dev->shadow = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver gob_driver = {
	.name = "gob",
	.probe = gob_probe,
};
module_pci_driver(gob_driver);
