// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct bla_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int bla_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bla_device *dev = container_of(vdev, struct bla_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, index);

	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff

	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops bla_ops = {
	.name = "bla",
	.mmap = bla_mmap,
};

static int bla_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct bla_device *dev;

	dev = vfio_alloc_device(bla_device, vdev, &pdev->dev, &bla_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver bla_driver = {
	.name = "bla",
	.probe = bla_probe,
};
module_pci_driver(bla_driver);
