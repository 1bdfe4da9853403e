// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct loo_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int loo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct loo_device *dev = container_of(vdev, struct loo_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	unsigned long addr, i = 0;
	vm_fault_t ret;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vm_flags_set(vma, VM_PFNMAP | VM_IO);
	for (addr = vma->vm_start; addr < vma->vm_end; addr += PAGE_SIZE) {
		ret = vmf_insert_pfn(vma, addr, vma->vm_pgoff + i);
		if (ret != VM_FAULT_NOPAGE)
			return -EFAULT;
		i++;
	}
	return 0;
}

static const struct vfio_device_ops loo_ops = {
	.name = "loo",
	.mmap = loo_mmap,
};

static int loo_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct loo_device *dev;

	dev = vfio_alloc_device(loo_device, vdev, &pdev->dev, &loo_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver loo_driver = {
	.name = "loo",
	.probe = loo_probe,
};
module_pci_driver(loo_driver);
