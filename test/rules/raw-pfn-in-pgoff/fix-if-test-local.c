// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct itl_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	bool raw;
};

static int itl_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct itl_device *dev = container_of(vdev, struct itl_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	bool raw = dev->raw;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	/* Raw windows keep their frame here. */
	if (raw && index)
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff

	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops itl_ops = {
	.name = "itl",
	.mmap = itl_mmap,
};

static int itl_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct itl_device *dev;

	dev = vfio_alloc_device(itl_device, vdev, &pdev->dev, &itl_ops);
	dev->pdev = pdev;
	dev->raw = true;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver itl_driver = {
	.name = "itl",
	.probe = itl_probe,
};
module_pci_driver(itl_driver);
