// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct mul_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define MUL_ROOM ((base >> PAGE_SHIFT) + 8)
static int mul_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mul_device *dev = container_of(vdev, struct mul_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, index);
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	if (MUL_ROOM < vma_pages(vma))
		return -EINVAL;
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff,
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops mul_ops = {
	.name = "mul",
	.mmap = mul_mmap,
};

static int mul_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct mul_device *dev;

	dev = vfio_alloc_device(mul_device, vdev, &pdev->dev, &mul_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver mul_driver = {
	.name = "mul",
	.probe = mul_probe,
};
module_pci_driver(mul_driver);
