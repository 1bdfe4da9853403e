// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct cis_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define CIS_MAP 1
#ifdef CIS_MAP
static int cis_put(struct vm_area_struct *vma)
{
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
#else
static int cis_put(struct vm_area_struct *vma)
{
	return -EINVAL;
}
#endif

static int cis_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cis_device *dev = container_of(vdev, struct cis_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	return cis_put(vma);
}

static const struct vfio_device_ops cis_ops = {
	.name = "cis",
	.mmap = cis_mmap,
};

static int cis_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct cis_device *dev;

	dev = vfio_alloc_device(cis_device, vdev, &pdev->dev, &cis_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver cis_driver = {
	.name = "cis",
	.probe = cis_probe,
};
module_pci_driver(cis_driver);
