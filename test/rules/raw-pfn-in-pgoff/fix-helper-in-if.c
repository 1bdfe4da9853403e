// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct hif_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	int users;
};

static int hif_put(struct hif_device *dev, struct vm_area_struct *vma);

static int hif_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hif_device *dev = container_of(vdev, struct hif_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base;
	int ret;

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
	if ((ret = hif_put(dev, vma)) != 0)
		goto failed;
	dev->users++;
	return 0;

failed:
	dev_dbg(&dev->pdev->dev, "can't map %lx\n", vma->vm_pgoff);
	return ret;
}

/* Maps all that the mapping asks for. */
static int hif_put(struct hif_device *dev, /* for its pages */
		   struct vm_area_struct *vma /* with the pfn */)
{
	if (vma->vm_pgoff == 0)
		return -ENODEV;
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops hif_ops = {
	.name = "hif",
	.mmap = hif_mmap,
};

static int hif_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct hif_device *dev;

	dev = vfio_alloc_device(hif_device, vdev, &pdev->dev, &hif_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver hif_driver = {
	.name = "hif",
	.probe = hif_probe,
};
module_pci_driver(hif_driver);
