// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct ser_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void ser_set(struct vm_area_struct *vma, u64 base, unsigned long pfn)
{
	if (pfn == 7) {
		vma->vm_pgoff = 7;
		return;
	}
	/* Else it is relative. */
	vma->vm_pgoff = PHYS_PFN(base) + pfn;
	// <- raw-pfn-in-pgoff
}

static int ser_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ser_device *dev = container_of(vdev, struct ser_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	ser_set(vma, pci_resource_start(dev->pdev, index), pgoff);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ser_ops = {
	.name = "ser",
	.mmap = ser_mmap,
};

static int ser_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ser_device *dev;

	dev = vfio_alloc_device(ser_device, vdev, &pdev->dev, &ser_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver ser_driver = {
	.name = "ser",
	.probe = ser_probe,
};
module_pci_driver(ser_driver);
