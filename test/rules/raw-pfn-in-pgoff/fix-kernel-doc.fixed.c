// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct kdc_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

/**
 * kdc_put() - map the pages of a region
 * @vma: the mapping; its vm_pgoff is the pfn
 *
 * Return: 0 or an error
 */
static int
kdc_put(struct vm_area_struct *vma, unsigned long pfn)
{
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int kdc_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kdc_device *dev = container_of(vdev, struct kdc_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	// <- raw-pfn-in-pgoff
	return kdc_put(vma,
		       PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff);
}

static const struct vfio_device_ops kdc_ops = {
	.name = "kdc",
	.mmap = kdc_mmap,
};

static int kdc_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct kdc_device *dev;

	dev = vfio_alloc_device(kdc_device, vdev, &pdev->dev, &kdc_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver kdc_driver = {
	.name = "kdc",
	.probe = kdc_probe,
};
module_pci_driver(kdc_driver);
