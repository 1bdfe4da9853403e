// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct nod_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int nod_map(struct nod_device *dev, struct vm_area_struct *vma, unsigned int index)
{
	unsigned long pfn;

	switch (index) {
	case 0 ... 2:
		pfn = PHYS_PFN(pci_resource_start(dev->pdev, index));
	// <- raw-pfn-in-pgoff
		break;
	default:
		pfn = PHYS_PFN(pci_resource_start(dev->pdev, 5));
	// <- raw-pfn-in-pgoff
	}
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int nod_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct nod_device *dev = container_of(vdev, struct nod_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (pgoff)
		return -EINVAL;
	return nod_map(dev, vma, index);
}

static const struct vfio_device_ops nod_ops = {
	.name = "nod",
	.mmap = nod_mmap,
};

static int nod_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct nod_device *dev;

	dev = vfio_alloc_device(nod_device, vdev, &pdev->dev, &nod_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver nod_driver = {
	.name = "nod",
	.probe = nod_probe,
};
module_pci_driver(nod_driver);
