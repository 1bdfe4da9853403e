// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct slp_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int slp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct slp_device *dev = container_of(vdev, struct slp_device, vdev);
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
	/* The first page is the kernel's. */
	if (phys <= base)
		return -EPERM;
	vma->vm_pgoff = PHYS_PFN(phys);
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(base + off),
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops slp_ops = {
	.name = "slp",
	.mmap = slp_mmap,
};

static int slp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct slp_device *dev;

	dev = vfio_alloc_device(slp_device, vdev, &pdev->dev, &slp_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver slp_driver = {
	.name = "slp",
	.probe = slp_probe,
};
module_pci_driver(slp_driver);
