// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lok_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct mutex lock;
	u64 base[6];
};

static int lok_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lok_device *dev = container_of(vdev, struct lok_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	mutex_lock(&dev->lock);
	vma->vm_pgoff = PHYS_PFN(dev->base[index]) + pgoff;
	// <- raw-pfn-in-pgoff
	mutex_unlock(&dev->lock);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static long lok_ioctl(struct vfio_device *vdev, unsigned int cmd,
		      unsigned long arg)
{
	struct lok_device *dev = container_of(vdev, struct lok_device, vdev);

	mutex_lock(&dev->lock);
	dev->base[0] = arg;
	mutex_unlock(&dev->lock);
	return 0;
}

static const struct vfio_device_ops lok_ops = {
	.name = "lok",
	.ioctl = lok_ioctl,
	.mmap = lok_mmap,
};

static int lok_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lok_device *dev;

	dev = vfio_alloc_device(lok_device, vdev, &pdev->dev, &lok_ops);
	dev->pdev = pdev;
	mutex_init(&dev->lock);
	dev->base[0] = pci_resource_start(pdev, 0);
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lok_driver = {
	.name = "lok",
	.probe = lok_probe,
};
module_pci_driver(lok_driver);
