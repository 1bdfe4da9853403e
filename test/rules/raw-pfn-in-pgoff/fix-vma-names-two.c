// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct abc_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t abc_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct abc_vm_ops = {
	.fault = abc_fault,
};

static int abc_map_bar(struct abc_device *dev, struct vm_area_struct *area,
		       unsigned int index)
{
	unsigned long pgoff;

	pgoff = area->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(area) > 8)
		return -EINVAL;

	area->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	area->vm_ops = &abc_vm_ops;
	return 0;
}

static int abc_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct abc_device *dev = container_of(vdev, struct abc_device, vdev);
	unsigned int index;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	vma->vm_private_data = dev;
	return abc_map_bar(dev, vma, index);
}

static const struct vfio_device_ops abc_ops = {
	.name = "abc",
	.mmap = abc_mmap,
};

static int abc_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct abc_device *dev;

	dev = vfio_alloc_device(abc_device, vdev, &pdev->dev, &abc_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver abc_driver = {
	.name = "abc",
	.probe = abc_probe,
};
module_pci_driver(abc_driver);
