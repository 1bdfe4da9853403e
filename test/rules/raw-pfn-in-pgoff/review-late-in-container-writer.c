// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lcw_window {
	u64 base;
	u64 len;
};

struct lcw_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct lcw_window win;
	u64 spare;
};

static vm_fault_t lcw_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct lcw_vm_ops = {
	.fault = lcw_fault,
};

static void lcw_reset(struct lcw_device *dev, struct lcw_window *win)
{
	win->base = dev->spare;
}

static int lcw_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lcw_device *dev = container_of(vdev, struct lcw_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(dev->win.base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &lcw_vm_ops;
	return 0;
}

static long lcw_ioctl(struct vfio_device *vdev, unsigned int cmd,
		      unsigned long arg)
{
	struct lcw_device *dev = container_of(vdev, struct lcw_device, vdev);

	lcw_reset(dev, &dev->win);
	return 0;
}

static const struct vfio_device_ops lcw_ops = {
	.name = "lcw",
	.ioctl = lcw_ioctl,
	.mmap = lcw_mmap,
};

static int lcw_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lcw_device *dev;

	dev = vfio_alloc_device(lcw_device, vdev, &pdev->dev, &lcw_ops);
	dev->pdev = pdev;
	dev->win.base = pci_resource_start(pdev, 0);
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lcw_driver = {
	.name = "lcw",
	.probe = lcw_probe,
};
module_pci_driver(lcw_driver);
