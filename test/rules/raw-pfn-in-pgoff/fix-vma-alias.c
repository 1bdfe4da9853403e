// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct val_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int val_put(struct vm_area_struct *vma)
{
	struct vm_area_struct *const area = vma;

	return remap_pfn_range(area, area->vm_start, area->vm_pgoff,
			       area->vm_end - area->vm_start,
			       area->vm_page_prot);
}

static int val_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct val_device *dev = container_of(vdev, struct val_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	return val_put(vma);
}

static const struct vfio_device_ops val_ops = {
	.name = "val",
	.mmap = val_mmap,
};

static int val_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct val_device *dev;

	dev = vfio_alloc_device(val_device, vdev, &pdev->dev, &val_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver val_driver = {
	.name = "val",
	.probe = val_probe,
};
module_pci_driver(val_driver);
