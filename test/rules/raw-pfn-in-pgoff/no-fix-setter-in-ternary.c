// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct sit_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int sit_set(struct vm_area_struct *vma, u64 base, unsigned long page)
{
	if (!base)
		return -ENODEV;
	vma->vm_pgoff = PHYS_PFN(base) + page;
	// <- raw-pfn-in-pgoff
	return 0;
}

static int sit_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sit_device *dev = container_of(vdev, struct sit_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (sit_set(vma, pci_resource_start(dev->pdev, index), pgoff) < 0 || vma->vm_pgoff == 0)
		return -ENODEV;
	return vma->vm_pgoff > 1 ? remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot) : -EINVAL;
}

static const struct vfio_device_ops sit_ops = {
	.name = "sit",
	.mmap = sit_mmap,
};

static int sit_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sit_device *dev;

	dev = vfio_alloc_device(sit_device, vdev, &pdev->dev, &sit_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver sit_driver = {
	.name = "sit",
	.probe = sit_probe,
};
module_pci_driver(sit_driver);
