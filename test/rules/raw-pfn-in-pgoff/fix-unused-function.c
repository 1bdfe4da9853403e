// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct unf_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long unf_pfn(struct unf_device *dev, unsigned int index)
{
	return PHYS_PFN(pci_resource_start(dev->pdev, index));
}

static int unf_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct unf_device *dev = container_of(vdev, struct unf_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = unf_pfn(dev, index) + pgoff;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops unf_ops = {
	.name = "unf",
	.mmap = unf_mmap,
};

static int unf_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct unf_device *dev;

	dev = vfio_alloc_device(unf_device, vdev, &pdev->dev, &unf_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver unf_driver = {
	.name = "unf",
	.probe = unf_probe,
};
module_pci_driver(unf_driver);
