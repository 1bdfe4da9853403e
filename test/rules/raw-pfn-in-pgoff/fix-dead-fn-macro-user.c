// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct dfm_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long dfm_pfn(struct dfm_device *dev, unsigned int index)
{
	return PHYS_PFN(pci_resource_start(dev->pdev, index));
}
#define DFM_PFN(i) dfm_pfn(dev, i)

static int dfm_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dfm_device *dev = container_of(vdev, struct dfm_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = dfm_pfn(dev, index) + pgoff;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, DFM_PFN(index) + pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops dfm_ops = {
	.name = "dfm",
	.mmap = dfm_mmap,
};

static int dfm_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dfm_device *dev;

	dev = vfio_alloc_device(dfm_device, vdev, &pdev->dev, &dfm_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver dfm_driver = {
	.name = "dfm",
	.probe = dfm_probe,
};
module_pci_driver(dfm_driver);
