// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct ele_region {
	phys_addr_t addr;
	resource_size_t size;
	u32 flags;
};

struct ele_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct ele_region regions[6];
};

static vm_fault_t ele_fault(struct vm_fault *vmf)
{
	unsigned long pfn = vmf->vma->vm_pgoff;

	pfn += (vmf->address - vmf->vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vmf->vma, vmf->address, pfn);
}

static const struct vm_operations_struct ele_vm_ops = {
	.fault = ele_fault,
};

static int ele_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ele_device *dev = container_of(vdev, struct ele_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	struct ele_region *reg;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	reg = &dev->regions[index];
	/* Statistics go to the first region, whatever is mapped. */
	if (index > 1)
		index = 1;
	vma->vm_private_data = &dev->regions[index];
	vma->vm_pgoff = PHYS_PFN(reg->addr) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &ele_vm_ops;
	return 0;
}

static const struct vfio_device_ops ele_ops = {
	.name = "ele",
	.mmap = ele_mmap,
};

static int ele_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ele_device *dev;

	dev = vfio_alloc_device(ele_device, vdev, &pdev->dev, &ele_ops);
	dev->pdev = pdev;
	for (unsigned int i = 0; i < 6; i++) {
		dev->regions[i].addr = pci_resource_start(pdev, i);
		dev->regions[i].size = pci_resource_len(pdev, i);
	}
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver ele_driver = {
	.name = "ele",
	.probe = ele_probe,
};
module_pci_driver(ele_driver);
