// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct cam_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int cam_put(struct cam_device *dev,
		   struct vm_area_struct *vma,
		   pgprot_t prot)
{
	/* One call does it. */
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, prot);
}

static int cam_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cam_device *dev = container_of(vdev, struct cam_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	/* The pfn for cam_put(). */
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff

	return cam_put(dev,
		       vma,
		       /* registers */
		       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops cam_ops = {
	.name = "cam",
	.mmap = cam_mmap,
};

static int cam_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct cam_device *dev;

	dev = vfio_alloc_device(cam_device, vdev, &pdev->dev, &cam_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver cam_driver = {
	.name = "cam",
	.probe = cam_probe,
};
module_pci_driver(cam_driver);
