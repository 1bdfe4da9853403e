// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct dob_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int dob_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dob_device *dev = container_of(vdev, struct dob_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base, phys, end, size = vma->vm_end - vma->vm_start;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, index);
	/* The sum may wrap on 32 bit. */
	if (check_add_overflow(base, (u64)pgoff << PAGE_SHIFT, &phys)) {
		dev_err(&dev->pdev->dev, "overflow\n");
		return -EOVERFLOW;
	}
	if (check_add_overflow(phys, size, &end))
		return -EOVERFLOW;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(base) + pgoff,
				  size, vma->vm_page_prot);
}

static const struct vfio_device_ops dob_ops = {
	.name = "dob",
	.mmap = dob_mmap,
};

static int dob_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dob_device *dev;

	dev = vfio_alloc_device(dob_device, vdev, &pdev->dev, &dob_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver dob_driver = {
	.name = "dob",
	.probe = dob_probe,
};
module_pci_driver(dob_driver);
