// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct val_region {
	phys_addr_t addr;
	resource_size_t size;
	u32 flags;
};

struct val_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct val_region regions[6];
};

static struct val_region val_get(struct val_device *dev, unsigned int index)
{
	return dev->regions[index];
}


static vm_fault_t val_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct val_vm_ops = {
	.fault = val_fault,
};

static int val_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct val_device *dev = container_of(vdev, struct val_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	struct val_region reg;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	reg = val_get(dev, index);
	if (!reg.size)
		return -ENODEV;
	reg.addr += (u64)pgoff << PAGE_SHIFT;
	vma->vm_pgoff = PHYS_PFN(reg.addr);
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &val_vm_ops;
	return 0;
}

static const struct vfio_device_ops val_ops = {
	.name = "val",
	.mmap = val_mmap,
};

static int val_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct val_device *dev;

	dev = vfio_alloc_device(val_device, vdev, &pdev->dev, &val_ops);
	dev->pdev = pdev;
	for (unsigned int i = 0; i < 6; i++) {
		dev->regions[i].addr = pci_resource_start(pdev, i);
		dev->regions[i].size = pci_resource_len(pdev, i);
	}
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver val_driver = {
	.name = "val",
	.probe = val_probe,
};
module_pci_driver(val_driver);
