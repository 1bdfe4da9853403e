// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct fnp_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct fnp_backend {
	int (*put)(struct vm_area_struct *vma);
};

static int fnp_put(struct vm_area_struct *vma)
{
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct fnp_backend fnp_backend = {
	.put = fnp_put,
};

static int fnp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fnp_device *dev = container_of(vdev, struct fnp_device, vdev);
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
	return fnp_backend.put(vma);
}

static const struct vfio_device_ops fnp_ops = {
	.name = "fnp",
	.mmap = fnp_mmap,
};

static int fnp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct fnp_device *dev;

	dev = vfio_alloc_device(fnp_device, vdev, &pdev->dev, &fnp_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver fnp_driver = {
	.name = "fnp",
	.probe = fnp_probe,
};
module_pci_driver(fnp_driver);
