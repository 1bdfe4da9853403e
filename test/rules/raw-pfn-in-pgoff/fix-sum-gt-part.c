// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct sgp_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int sgp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sgp_device *dev = container_of(vdev, struct sgp_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base, off, phys;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, index);
	off = (u64)pgoff << PAGE_SHIFT;
	phys = base + off;
	/* Only whole windows are handed out. */
	if (phys > base)
		return -EPERM;
	vma->vm_pgoff = PHYS_PFN(phys);
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(base + off),
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops sgp_ops = {
	.name = "sgp",
	.mmap = sgp_mmap,
};

static int sgp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sgp_device *dev;

	dev = vfio_alloc_device(sgp_device, vdev, &pdev->dev, &sgp_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver sgp_driver = {
	.name = "sgp",
	.probe = sgp_probe,
};
module_pci_driver(sgp_driver);
