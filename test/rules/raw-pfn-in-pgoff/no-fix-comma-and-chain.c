// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct cch_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int cch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cch_device *dev = container_of(vdev, struct cch_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	unsigned long pfn;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	pfn = vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops cch_ops = {
	.name = "cch",
	.mmap = cch_mmap,
};

static int cch_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct cch_device *dev;

	dev = vfio_alloc_device(cch_device, vdev, &pdev->dev, &cch_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver cch_driver = {
	.name = "cch",
	.probe = cch_probe,
};
module_pci_driver(cch_driver);
