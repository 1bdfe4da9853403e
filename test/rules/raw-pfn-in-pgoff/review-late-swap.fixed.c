// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lsw_window {
	u64 base;
	u64 len;
};

struct lsw_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct lsw_window win, spare;
};

static unsigned long lsw_vma_to_pfn(struct vm_area_struct *vma)
{
	struct lsw_device *dev = vma->vm_private_data;
	unsigned long pgoff;

	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(dev->win.base) + pgoff;
}

static vm_fault_t lsw_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = lsw_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct lsw_vm_ops = {
	.fault = lsw_fault,
};

static int lsw_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lsw_device *dev = container_of(vdev, struct lsw_device, vdev);
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
	vma->vm_ops = &lsw_vm_ops;
	return 0;
}

static long lsw_ioctl(struct vfio_device *vdev, unsigned int cmd,
		      unsigned long arg)
{
	struct lsw_device *dev = container_of(vdev, struct lsw_device, vdev);

	dev->win = dev->spare;
	return 0;
}

static const struct vfio_device_ops lsw_ops = {
	.name = "lsw",
	.ioctl = lsw_ioctl,
	.mmap = lsw_mmap,
};

static int lsw_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lsw_device *dev;

	dev = vfio_alloc_device(lsw_device, vdev, &pdev->dev, &lsw_ops);
	dev->pdev = pdev;
	dev->win.base = pci_resource_start(pdev, 0);
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lsw_driver = {
	.name = "lsw",
	.probe = lsw_probe,
};
module_pci_driver(lsw_driver);
