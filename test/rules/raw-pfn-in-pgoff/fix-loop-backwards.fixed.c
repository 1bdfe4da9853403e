// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lbw_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int lbw_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lbw_device *dev = container_of(vdev, struct lbw_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	int ret;
	unsigned long pfn;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	pfn = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
retry:
	ret = remap_pfn_range(vma, vma->vm_start, pfn,
			      vma->vm_end - vma->vm_start, vma->vm_page_prot);
	if (ret == -EAGAIN && index < 6) {
		index = 7;
		pgoff++;
		goto retry;
	}
	return ret;
}

static const struct vfio_device_ops lbw_ops = {
	.name = "lbw",
	.mmap = lbw_mmap,
};

static int lbw_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lbw_device *dev;

	dev = vfio_alloc_device(lbw_device, vdev, &pdev->dev, &lbw_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lbw_driver = {
	.name = "lbw",
	.probe = lbw_probe,
};
module_pci_driver(lbw_driver);
