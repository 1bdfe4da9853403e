// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct dod_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int dod_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dod_device *dev = container_of(vdev, struct dod_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base, phys /* its sum */, off = 0, end __maybe_unused;
	const u64 size = vma->vm_end - vma->vm_start;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, index);
	phys = base + off, end = phys + size;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(base) + pgoff,
				  size, vma->vm_page_prot);
}

static const struct vfio_device_ops dod_ops = {
	.name = "dod",
	.mmap = dod_mmap,
};

static int dod_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dod_device *dev;

	dev = vfio_alloc_device(dod_device, vdev, &pdev->dev, &dod_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver dod_driver = {
	.name = "dod",
	.probe = dod_probe,
};
module_pci_driver(dod_driver);
