// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct out_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int out_set_pfn(struct out_device *dev, struct vm_area_struct *vma, unsigned int index)
{
	unsigned long pgoff;

	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (index >= 6)
		return -EINVAL;
	if (pgoff + vma_pages(vma) > 8)
		return -ENOSPC;
	if (!pci_resource_start(dev->pdev, index))
		return -ENODEV;
	/* From here on vm_pgoff is a pfn. */
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff

	return 0;
}

static int out_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct out_device *dev = container_of(vdev, struct out_device, vdev);
	unsigned int index;
	int ret;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	ret = out_set_pfn(dev, vma, index);
	if (ret)
		return ret;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops out_ops = {
	.name = "out",
	.mmap = out_mmap,
};

static int out_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct out_device *dev;

	dev = vfio_alloc_device(out_device, vdev, &pdev->dev, &out_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver out_driver = {
	.name = "out",
	.probe = out_probe,
};
module_pci_driver(out_driver);
