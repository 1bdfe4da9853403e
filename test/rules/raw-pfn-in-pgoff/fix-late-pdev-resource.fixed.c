// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lpr_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long lpr_vma_to_pfn(struct vm_area_struct *vma)
{
	struct lpr_device *dev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
}

static vm_fault_t lpr_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = lpr_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct lpr_vm_ops = {
	.fault = lpr_fault,
};

static int lpr_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lpr_device *dev = container_of(vdev, struct lpr_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &lpr_vm_ops;
	return 0;
}

static long lpr_ioctl(struct vfio_device *vdev, unsigned int cmd,
		      unsigned long arg)
{
	struct lpr_device *dev = container_of(vdev, struct lpr_device, vdev);

	dev->pdev->resource[cmd % 6].start = arg;
	return 0;
}

static const struct vfio_device_ops lpr_ops = {
	.name = "lpr",
	.ioctl = lpr_ioctl,
	.mmap = lpr_mmap,
};

static int lpr_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lpr_device *dev;

	dev = vfio_alloc_device(lpr_device, vdev, &pdev->dev, &lpr_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lpr_driver = {
	.name = "lpr",
	.probe = lpr_probe,
};
module_pci_driver(lpr_driver);
