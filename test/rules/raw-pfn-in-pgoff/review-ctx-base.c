// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct ctx_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct ctx_mapping {
	struct ctx_device *dev;
	u64 base;
};


static vm_fault_t ctx_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct ctx_vm_ops = {
	.fault = ctx_fault,
};

static int ctx_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ctx_device *dev = container_of(vdev, struct ctx_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	struct ctx_mapping *map;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	map = kzalloc(sizeof(*map), GFP_KERNEL);
	if (!map)
		return -ENOMEM;
	map->dev = dev;
	map->base = pci_resource_start(dev->pdev, index);
	vma->vm_private_data = map;
	vma->vm_pgoff = PHYS_PFN(map->base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &ctx_vm_ops;
	return 0;
}

static const struct vfio_device_ops ctx_ops = {
	.name = "ctx",
	.mmap = ctx_mmap,
};

static int ctx_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ctx_device *dev;

	dev = vfio_alloc_device(ctx_device, vdev, &pdev->dev, &ctx_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver ctx_driver = {
	.name = "ctx",
	.probe = ctx_probe,
};
module_pci_driver(ctx_driver);
