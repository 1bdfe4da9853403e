// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct plc_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 shadow;
};

static int plc_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct plc_device *dev = container_of(vdev, struct plc_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = pgoff;
	if (index == 2)
		vma->vm_pgoff += PHYS_PFN(dev->shadow);
	// <- raw-pfn-in-pgoff
	else
		vma->vm_pgoff += PHYS_PFN(pci_resource_start(dev->pdev, index));
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops plc_ops = {
	.name = "plc",
	.mmap = plc_mmap,
};

static int plc_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plc_device *dev;

	dev = vfio_alloc_device(plc_device, vdev, &pdev->dev, &plc_ops);
	dev->pdev = pdev;
	dev->shadow = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver plc_driver = {
	.name = "plc",
	.probe = plc_probe,
};
module_pci_driver(plc_driver);
