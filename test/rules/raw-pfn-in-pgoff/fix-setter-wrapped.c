// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct wra_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void wra_set(struct vm_area_struct *vma,
		    phys_addr_t base,
		    unsigned long pgoff)
{
	/* The pfn of the window. */
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
}

static int wra_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wra_device *dev = container_of(vdev, struct wra_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	wra_set(vma,
		pci_resource_start(dev->pdev, index),
		pgoff);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops wra_ops = {
	.name = "wra",
	.mmap = wra_mmap,
};

static int wra_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct wra_device *dev;

	dev = vfio_alloc_device(wra_device, vdev, &pdev->dev, &wra_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver wra_driver = {
	.name = "wra",
	.probe = wra_probe,
};
module_pci_driver(wra_driver);
