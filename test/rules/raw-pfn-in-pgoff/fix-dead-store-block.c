// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct dsb_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int dsb_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dsb_device *dev = container_of(vdev, struct dsb_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (dev->pdev->resource[index].flags & IORESOURCE_MEM) {
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	} else {
		return -ENODEV;
	}
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops dsb_ops = {
	.name = "dsb",
	.mmap = dsb_mmap,
};

static int dsb_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dsb_device *dev;

	dev = vfio_alloc_device(dsb_device, vdev, &pdev->dev, &dsb_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver dsb_driver = {
	.name = "dsb",
	.probe = dsb_probe,
};
module_pci_driver(dsb_driver);
