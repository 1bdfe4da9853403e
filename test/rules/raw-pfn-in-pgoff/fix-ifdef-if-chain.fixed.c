// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct iic_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define IIC_WC
static int iic_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct iic_device *dev = container_of(vdev, struct iic_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	unsigned long pfn;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	pfn = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
#ifdef IIC_WC
	vma->vm_page_prot = pgprot_writecombine(vma->vm_page_prot);
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
#else
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
#endif
}

static const struct vfio_device_ops iic_ops = {
	.name = "iic",
	.mmap = iic_mmap,
};

static int iic_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct iic_device *dev;

	dev = vfio_alloc_device(iic_device, vdev, &pdev->dev, &iic_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver iic_driver = {
	.name = "iic",
	.probe = iic_probe,
};
module_pci_driver(iic_driver);
