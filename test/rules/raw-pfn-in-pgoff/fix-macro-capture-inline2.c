// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct mci_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 bases[6];
};

#define MCI_BASE (dev->bases[index])
static int mci_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mci_device *dev = container_of(vdev, struct mci_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(MCI_BASE) + pgoff;
	// <- raw-pfn-in-pgoff
	/* From here on all is counted for the first region. */
	index = 0;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops mci_ops = {
	.name = "mci",
	.mmap = mci_mmap,
};

static int mci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct mci_device *dev;

	dev = vfio_alloc_device(mci_device, vdev, &pdev->dev, &mci_ops);
	dev->pdev = pdev;
	for (unsigned int i = 0; i < 6; i++)
		dev->bases[i] = pci_resource_start(pdev, i);
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver mci_driver = {
	.name = "mci",
	.probe = mci_probe,
};
module_pci_driver(mci_driver);
