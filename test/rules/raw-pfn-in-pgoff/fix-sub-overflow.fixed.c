// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct sub_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int sub_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sub_device *dev = container_of(vdev, struct sub_device, vdev);
	unsigned int index;
	unsigned long pgoff, page;
	u64 base;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, index);
	/* The first pages are for the kernel. */
	if (check_sub_overflow(pgoff, 3UL, &page))
		return -EPERM;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(base) + pgoff - 3,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops sub_ops = {
	.name = "sub",
	.mmap = sub_mmap,
};

static int sub_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sub_device *dev;

	dev = vfio_alloc_device(sub_device, vdev, &pdev->dev, &sub_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver sub_driver = {
	.name = "sub",
	.probe = sub_probe,
};
module_pci_driver(sub_driver);
