// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct tmo_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 rom;
};

static int tmo_put(struct vm_area_struct *vma)
{
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int tmo_rom(struct tmo_device *dev, struct vm_area_struct *vma, unsigned long pgoff)
{
	vma->vm_pgoff = PHYS_PFN(dev->rom) + pgoff;
	// <- raw-pfn-in-pgoff
	return tmo_put(vma);
}

static int tmo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tmo_device *dev = container_of(vdev, struct tmo_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (index == 5)
		return tmo_rom(dev, vma, pgoff);
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	return tmo_put(vma);
}

static const struct vfio_device_ops tmo_ops = {
	.name = "tmo",
	.mmap = tmo_mmap,
};

static int tmo_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct tmo_device *dev;

	dev = vfio_alloc_device(tmo_device, vdev, &pdev->dev, &tmo_ops);
	dev->pdev = pdev;
	dev->rom = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver tmo_driver = {
	.name = "tmo",
	.probe = tmo_probe,
};
module_pci_driver(tmo_driver);
