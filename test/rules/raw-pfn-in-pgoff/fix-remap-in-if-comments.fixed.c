// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct ric_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int ric_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ric_device *dev = container_of(vdev, struct ric_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base;
	unsigned long pfn;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, index);

	pfn = PHYS_PFN(base) + pgoff; /* the pfn */
	// <- raw-pfn-in-pgoff

	/* Registers: no caching. */
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);

	if (remap_pfn_range(vma, vma->vm_start,
			    pfn, /* from above */
			    vma->vm_end - vma->vm_start,
			    vma->vm_page_prot))
		return -EAGAIN;
	return 0;
}

static const struct vfio_device_ops ric_ops = {
	.name = "ric",
	.mmap = ric_mmap,
};

static int ric_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ric_device *dev;

	dev = vfio_alloc_device(ric_device, vdev, &pdev->dev, &ric_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver ric_driver = {
	.name = "ric",
	.probe = ric_probe,
};
module_pci_driver(ric_driver);
