// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct std_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int std_set(struct vm_area_struct *vma, u64 base, unsigned long pgoff)
{
	if (!base)
		return -ENODEV;
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	return 0;
}

static int std_prepare(struct std_device *dev, struct vm_area_struct *vma,
		       unsigned int index, unsigned long pgoff)
{
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return std_set(vma, pci_resource_start(dev->pdev, index), pgoff);
}

static int std_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct std_device *dev = container_of(vdev, struct std_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	int ret;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	ret = std_prepare(dev, vma, index, pgoff);
	if (ret)
		return ret;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops std_ops = {
	.name = "std",
	.mmap = std_mmap,
};

static int std_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct std_device *dev;

	dev = vfio_alloc_device(std_device, vdev, &pdev->dev, &std_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver std_driver = {
	.name = "std",
	.probe = std_probe,
};
module_pci_driver(std_driver);
