// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct ifs_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define IFS_HIGH
static int ifs_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ifs_device *dev = container_of(vdev, struct ifs_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

#ifdef IFS_HIGH
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
#else
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, 0)) + pgoff;
	// <- raw-pfn-in-pgoff
#endif
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ifs_ops = {
	.name = "ifs",
	.mmap = ifs_mmap,
};

static int ifs_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ifs_device *dev;

	dev = vfio_alloc_device(ifs_device, vdev, &pdev->dev, &ifs_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver ifs_driver = {
	.name = "ifs",
	.probe = ifs_probe,
};
module_pci_driver(ifs_driver);
