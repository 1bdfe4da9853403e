// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct psi_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t psi_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct psi_vm_ops = {
	.fault = psi_fault,
};

static int psi_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct psi_device *dev = container_of(vdev, struct psi_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	struct {
		u64 base;
		u64 len;
	} win = { .base = dev->pdev->resource[0].start, .len = 0x8000 };

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(win.base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &psi_vm_ops;
	return 0;
}

static const struct vfio_device_ops psi_ops = {
	.name = "psi",
	.mmap = psi_mmap,
};

static int psi_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct psi_device *dev;

	dev = vfio_alloc_device(psi_device, vdev, &pdev->dev, &psi_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver psi_driver = {
	.name = "psi",
	.probe = psi_probe,
};
module_pci_driver(psi_driver);
