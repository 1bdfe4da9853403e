// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct reg_region {
	phys_addr_t addr;
	resource_size_t size;
	u32 flags;
};

struct reg_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct reg_region regions[6];
};

static vm_fault_t reg_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct reg_vm_ops = {
	.fault = reg_fault,
};

static int reg_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct reg_device *dev = container_of(vdev, struct reg_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	struct reg_region *reg;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	reg = &dev->regions[index];
	if (!reg->size)
		return -EINVAL;
	vma->vm_private_data = reg;
	vma->vm_pgoff = PHYS_PFN(reg->addr) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &reg_vm_ops;
	return 0;
}

static const struct vfio_device_ops reg_ops = {
	.name = "reg",
	.mmap = reg_mmap,
};

static int reg_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct reg_device *dev;

	dev = vfio_alloc_device(reg_device, vdev, &pdev->dev, &reg_ops);
	dev->pdev = pdev;
	for (unsigned int i = 0; i < 6; i++) {
		dev->regions[i].addr = pci_resource_start(pdev, i);
		dev->regions[i].size = pci_resource_len(pdev, i);
	}
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver reg_driver = {
	.name = "reg",
	.probe = reg_probe,
};
module_pci_driver(reg_driver);
