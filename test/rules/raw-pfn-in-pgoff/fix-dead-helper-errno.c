// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct dhe_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int dhe_phys(struct dhe_device *dev, unsigned int index, u64 *phys)
{
	if (index == 2)
		return -EPERM;
	*phys = pci_resource_start(dev->pdev, index);
	return 0;
}

static int dhe_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dhe_device *dev = container_of(vdev, struct dhe_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 phys;
	int ret;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	ret = dhe_phys(dev, index, &phys);
	if (ret)
		return ret;
	vma->vm_pgoff = PHYS_PFN(phys) + pgoff;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops dhe_ops = {
	.name = "dhe",
	.mmap = dhe_mmap,
};

static int dhe_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dhe_device *dev;

	dev = vfio_alloc_device(dhe_device, vdev, &pdev->dev, &dhe_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver dhe_driver = {
	.name = "dhe",
	.probe = dhe_probe,
};
module_pci_driver(dhe_driver);
