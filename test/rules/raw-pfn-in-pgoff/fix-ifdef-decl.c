// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct ifd_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int ifd_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ifd_device *dev = container_of(vdev, struct ifd_device, vdev);
	unsigned int index;
	unsigned long pgoff;
#ifdef FIXES_DEBUG
	unsigned long cookie = 0;
#endif

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

#ifdef FIXES_DEBUG
	fixes_say(&dev->pdev->dev, "map %lu\n", cookie++);
#endif
	if (index == 0)
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, 0)) + pgoff;
	// <- raw-pfn-in-pgoff
	else
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ifd_ops = {
	.name = "ifd",
	.mmap = ifd_mmap,
};

static int ifd_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ifd_device *dev;

	dev = vfio_alloc_device(ifd_device, vdev, &pdev->dev, &ifd_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver ifd_driver = {
	.name = "ifd",
	.probe = ifd_probe,
};
module_pci_driver(ifd_driver);
