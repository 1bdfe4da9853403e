// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct trn_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int trn_put(struct vm_area_struct *vma, u32 pfn)
{
	vma->vm_pgoff = pfn;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int trn_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct trn_device *dev = container_of(vdev, struct trn_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	return trn_put(vma, PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff);
}

static const struct vfio_device_ops trn_ops = {
	.name = "trn",
	.mmap = trn_mmap,
};

static int trn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct trn_device *dev;

	dev = vfio_alloc_device(trn_device, vdev, &pdev->dev, &trn_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver trn_driver = {
	.name = "trn",
	.probe = trn_probe,
};
module_pci_driver(trn_driver);
