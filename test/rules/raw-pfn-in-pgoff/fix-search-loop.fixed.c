// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct sea_region {
	phys_addr_t addr;
	resource_size_t size;
	u32 flags;
};

struct sea_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct sea_region regions[6];
};

static unsigned long sea_vma_to_pfn(struct vm_area_struct *vma)
{
	struct sea_device *dev = vma->vm_private_data;
	struct sea_region *reg = NULL;
	unsigned int n = 0;
	unsigned int index;
	unsigned long pgoff;
	unsigned int i;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	for (i = 0; i < ARRAY_SIZE(dev->regions); i++) {
		if (!dev->regions[i].size)
			continue;
		if (n == index) {
			reg = &dev->regions[i];
			break;
		}
		n++;
	}

	return PHYS_PFN(reg->addr) + pgoff;
}

static vm_fault_t sea_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = sea_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct sea_vm_ops = {
	.fault = sea_fault,
};

static int sea_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sea_device *dev = container_of(vdev, struct sea_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	struct sea_region *reg = NULL;
	unsigned int i, n = 0;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	for (i = 0; i < ARRAY_SIZE(dev->regions); i++) {
		if (!dev->regions[i].size)
			continue;
		if (n == index) {
			reg = &dev->regions[i];
			break;
		}
		n++;
	}
	if (!reg)
		return -EINVAL;

	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &sea_vm_ops;
	return 0;
}

static const struct vfio_device_ops sea_ops = {
	.name = "sea",
	.mmap = sea_mmap,
};

static int sea_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct sea_device *dev;

	dev = vfio_alloc_device(sea_device, vdev, &pdev->dev, &sea_ops);
	dev->pdev = pdev;
	for (unsigned int i = 0; i < 6; i++) {
		dev->regions[i].addr = pci_resource_start(pdev, i);
		dev->regions[i].size = pci_resource_len(pdev, i);
	}
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver sea_driver = {
	.name = "sea",
	.probe = sea_probe,
};
module_pci_driver(sea_driver);
