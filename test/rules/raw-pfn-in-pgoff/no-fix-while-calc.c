// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct whi_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 stride;
};

static vm_fault_t whi_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct whi_vm_ops = {
	.fault = whi_fault,
};

static int whi_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct whi_device *dev = container_of(vdev, struct whi_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	unsigned int i;
	u64 base;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, 0);
	for (i = 0; i < index; i++)
		base += dev->stride;
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &whi_vm_ops;
	return 0;
}

static const struct vfio_device_ops whi_ops = {
	.name = "whi",
	.mmap = whi_mmap,
};

static int whi_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct whi_device *dev;

	dev = vfio_alloc_device(whi_device, vdev, &pdev->dev, &whi_ops);
	dev->pdev = pdev;
	dev->stride = 0x100000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver whi_driver = {
	.name = "whi",
	.probe = whi_probe,
};
module_pci_driver(whi_driver);
