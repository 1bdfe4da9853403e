// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lop_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct pci_dev *peer;
};

static vm_fault_t lop_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct lop_vm_ops = {
	.fault = lop_fault,
};

static int lop_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lop_device *dev = container_of(vdev, struct lop_device, vdev);
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
	vma->vm_private_data = dev;
	vma->vm_ops = &lop_vm_ops;
	return 0;
}

static long lop_ioctl(struct vfio_device *vdev, unsigned int cmd,
		      unsigned long arg)
{
	struct lop_device *dev = container_of(vdev, struct lop_device, vdev);

	dev->pdev = dev->peer;
	return 0;
}

static const struct vfio_device_ops lop_ops = {
	.name = "lop",
	.ioctl = lop_ioctl,
	.mmap = lop_mmap,
};

static int lop_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lop_device *dev;

	dev = vfio_alloc_device(lop_device, vdev, &pdev->dev, &lop_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lop_driver = {
	.name = "lop",
	.probe = lop_probe,
};
module_pci_driver(lop_driver);
