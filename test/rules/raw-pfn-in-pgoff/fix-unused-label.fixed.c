// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lab_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int lab_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lab_device *dev = container_of(vdev, struct lab_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base, phys;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, index);
	if (check_add_overflow(base, (u64)pgoff << PAGE_SHIFT, &phys))
		goto overflow;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(base) + pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);

overflow:
	return -EOVERFLOW;
}

static const struct vfio_device_ops lab_ops = {
	.name = "lab",
	.mmap = lab_mmap,
};

static int lab_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lab_device *dev;

	dev = vfio_alloc_device(lab_device, vdev, &pdev->dev, &lab_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lab_driver = {
	.name = "lab",
	.probe = lab_probe,
};
module_pci_driver(lab_driver);
