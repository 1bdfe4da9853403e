// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct nba_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int nba_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct nba_device *dev = container_of(vdev, struct nba_device, vdev);
	unsigned long pgoff; unsigned int index; /* of the region */
	// the checks
	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;
	if (index)
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	else
		vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, 0)) + pgoff;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops nba_ops = {
	.name = "nba",
	.mmap = nba_mmap,
};

static int nba_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct nba_device *dev;

	dev = vfio_alloc_device(nba_device, vdev, &pdev->dev, &nba_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver nba_driver = {
	.name = "nba",
	.probe = nba_probe,
};
module_pci_driver(nba_driver);
