// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct inc_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int inc_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct inc_device *dev = container_of(vdev, struct inc_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	unsigned long addr;
	int ret;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	for (addr = vma->vm_start; addr < vma->vm_end; addr += PAGE_SIZE) {
		ret = remap_pfn_range(vma, addr, vma->vm_pgoff, PAGE_SIZE,
				      vma->vm_page_prot);
		if (ret)
			return ret;
		vma->vm_pgoff++;
	}
	return 0;
}

static const struct vfio_device_ops inc_ops = {
	.name = "inc",
	.mmap = inc_mmap,
};

static int inc_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct inc_device *dev;

	dev = vfio_alloc_device(inc_device, vdev, &pdev->dev, &inc_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver inc_driver = {
	.name = "inc",
	.probe = inc_probe,
};
module_pci_driver(inc_driver);
