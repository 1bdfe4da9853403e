// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct sha_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int sha_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sha_device *dev = container_of(vdev, struct sha_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base = pci_resource_start(dev->pdev, 0);
	unsigned long pfn;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (index) {
		u64 base = pci_resource_start(dev->pdev, index);

		pfn = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	} else {
		pfn = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	}
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops sha_ops = {
	.name = "sha",
	.mmap = sha_mmap,
};

static int sha_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sha_device *dev;

	dev = vfio_alloc_device(sha_device, vdev, &pdev->dev, &sha_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver sha_driver = {
	.name = "sha",
	.probe = sha_probe,
};
module_pci_driver(sha_driver);
