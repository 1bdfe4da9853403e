// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct dse_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int dse_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dse_device *dev = container_of(vdev, struct dse_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (!(dev->pdev->resource[index].flags & IORESOURCE_MEM))
		return -ENODEV;
	else
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops dse_ops = {
	.name = "dse",
	.mmap = dse_mmap,
};

static int dse_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dse_device *dev;

	dev = vfio_alloc_device(dse_device, vdev, &pdev->dev, &dse_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver dse_driver = {
	.name = "dse",
	.probe = dse_probe,
};
module_pci_driver(dse_driver);
