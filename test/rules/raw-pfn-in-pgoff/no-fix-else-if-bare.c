// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct eib_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	bool raw;
};

static int eib_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct eib_device *dev = container_of(vdev, struct eib_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (index == 0)
		vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	else if (dev->raw)
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops eib_ops = {
	.name = "eib",
	.mmap = eib_mmap,
};

static int eib_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct eib_device *dev;

	dev = vfio_alloc_device(eib_device, vdev, &pdev->dev, &eib_ops);
	dev->pdev = pdev;
	dev->raw = true;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver eib_driver = {
	.name = "eib",
	.probe = eib_probe,
};
module_pci_driver(eib_driver);
