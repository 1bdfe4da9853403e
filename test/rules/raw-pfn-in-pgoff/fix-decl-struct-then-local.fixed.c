// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct dsl_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int dsl_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dsl_device *dev = container_of(vdev, struct dsl_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	struct {
		u64 base;
		u64 len;
	} win = { .base = dev->pdev->resource[0].start, .len = 0x8000 };
	unsigned long pfn;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (index)
		pfn = PHYS_PFN(win.base) + pgoff;
	// <- raw-pfn-in-pgoff
	else
		pfn = PHYS_PFN(win.base) + pgoff;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops dsl_ops = {
	.name = "dsl",
	.mmap = dsl_mmap,
};

static int dsl_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dsl_device *dev;

	dev = vfio_alloc_device(dsl_device, vdev, &pdev->dev, &dsl_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver dsl_driver = {
	.name = "dsl",
	.probe = dsl_probe,
};
module_pci_driver(dsl_driver);
