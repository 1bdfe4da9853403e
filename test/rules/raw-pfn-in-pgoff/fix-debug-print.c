// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct dbg_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int dbg_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dbg_device *dev = container_of(vdev, struct dbg_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	dev_dbg(&dev->pdev->dev, "map region %u at pgoff %lx, %lu pages\n", index,
		vma->vm_pgoff, vma_pages(vma));
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops dbg_ops = {
	.name = "dbg",
	.mmap = dbg_mmap,
};

static int dbg_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dbg_device *dev;

	dev = vfio_alloc_device(dbg_device, vdev, &pdev->dev, &dbg_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver dbg_driver = {
	.name = "dbg",
	.probe = dbg_probe,
};
module_pci_driver(dbg_driver);
