// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct hel_device;
int hel_put(struct hel_device *dev, struct vm_area_struct *vma);

struct hel_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int hel_put(struct hel_device *dev, struct vm_area_struct *vma)
{
	/* Device memory, so no caching. */
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static int hel_map_rom(struct hel_device *dev, struct vm_area_struct *vma)
{
	return hel_put(dev, vma);
}

static int hel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hel_device *dev = container_of(vdev, struct hel_device, vdev);
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
		return hel_map_rom(dev, vma);
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	return hel_put(dev, vma);
}

static const struct vfio_device_ops hel_ops = {
	.name = "hel",
	.mmap = hel_mmap,
};

static int hel_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct hel_device *dev;

	dev = vfio_alloc_device(hel_device, vdev, &pdev->dev, &hel_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver hel_driver = {
	.name = "hel",
	.probe = hel_probe,
};
module_pci_driver(hel_driver);
