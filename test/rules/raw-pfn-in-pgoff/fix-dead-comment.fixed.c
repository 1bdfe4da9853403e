// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct dcm_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int dcm_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dcm_device *dev = container_of(vdev, struct dcm_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, index);

	/* Remember the frame for later. */
	// <- raw-pfn-in-pgoff

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(base) + pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops dcm_ops = {
	.name = "dcm",
	.mmap = dcm_mmap,
};

static int dcm_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dcm_device *dev;

	dev = vfio_alloc_device(dcm_device, vdev, &pdev->dev, &dcm_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver dcm_driver = {
	.name = "dcm",
	.probe = dcm_probe,
};
module_pci_driver(dcm_driver);
