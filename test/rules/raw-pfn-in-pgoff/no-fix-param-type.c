// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct pty_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t pty_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct pty_vm_ops = {
	.fault = pty_fault,
};

static int pty_map(struct pty_device *dev, struct vm_area_struct *vma,
		   u32 base, unsigned long pgoff)
{
	vma->vm_private_data = dev;
	vma->vm_pgoff = base + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &pty_vm_ops;
	return 0;
}

static int pty_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pty_device *dev = container_of(vdev, struct pty_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = PHYS_PFN(pci_resource_start(dev->pdev, index));
	return pty_map(dev, vma, base, pgoff);
}

static const struct vfio_device_ops pty_ops = {
	.name = "pty",
	.mmap = pty_mmap,
};

static int pty_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pty_device *dev;

	dev = vfio_alloc_device(pty_device, vdev, &pdev->dev, &pty_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver pty_driver = {
	.name = "pty",
	.probe = pty_probe,
};
module_pci_driver(pty_driver);
