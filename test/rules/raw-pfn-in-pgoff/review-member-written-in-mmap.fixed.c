// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct mem_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned int active;
};

static unsigned long mem_vma_to_pfn(struct vm_area_struct *vma)
{
	struct mem_device *dev = vma->vm_private_data;
	unsigned long pgoff;

	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(pci_resource_start(dev->pdev, dev->active)) + pgoff;
}

static vm_fault_t mem_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = mem_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct mem_vm_ops = {
	.fault = mem_fault,
};

static int mem_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mem_device *dev = container_of(vdev, struct mem_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	dev->active = index;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &mem_vm_ops;
	return 0;
}

static const struct vfio_device_ops mem_ops = {
	.name = "mem",
	.mmap = mem_mmap,
};

static int mem_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct mem_device *dev;

	dev = vfio_alloc_device(mem_device, vdev, &pdev->dev, &mem_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver mem_driver = {
	.name = "mem",
	.probe = mem_probe,
};
module_pci_driver(mem_driver);
