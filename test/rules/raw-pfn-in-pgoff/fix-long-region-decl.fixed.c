// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct lrd_region {
	phys_addr_t addr;
	resource_size_t size;
	u32 flags;
};

struct lrd_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct lrd_region regions[6];
};

static unsigned long lrd_vma_to_pfn(struct vm_area_struct *vma)
{
	struct lrd_device *dev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;
	const struct lrd_region *reg;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	reg = &dev->regions[index];

	return PHYS_PFN(reg->addr) + pgoff;
}

static vm_fault_t lrd_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = lrd_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct lrd_vm_ops = {
	.fault = lrd_fault,
};

static int lrd_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lrd_device *dev = container_of(vdev, struct lrd_device, vdev);
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	const struct lrd_region *reg;
	unsigned long pgoff;

	if (index >= ARRAY_SIZE(dev->regions))
		return -EINVAL;
	/* Only the pages, without the region. */
	pgoff = vma->vm_pgoff & /* the pages */
		(VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	reg = &dev->regions[index];
	if (pgoff + vma_pages(vma) > reg->size >> PAGE_SHIFT)
		return -EINVAL;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &lrd_vm_ops;
	return 0;
}

static const struct vfio_device_ops lrd_ops = {
	.name = "lrd",
	.mmap = lrd_mmap,
};

static int lrd_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lrd_device *dev;

	dev = vfio_alloc_device(lrd_device, vdev, &pdev->dev, &lrd_ops);
	dev->pdev = pdev;
	for (unsigned int i = 0; i < 6; i++) {
		dev->regions[i].addr = pci_resource_start(pdev, i);
		dev->regions[i].size = pci_resource_len(pdev, i);
	}
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver lrd_driver = {
	.name = "lrd",
	.probe = lrd_probe,
};
module_pci_driver(lrd_driver);
