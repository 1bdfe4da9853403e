// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct shr_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 rom;
};

static vm_fault_t shr_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct shr_vm_ops = {
	.fault = shr_fault,
};

static int shr_mmap_rom(struct shr_device *dev, struct vm_area_struct *vma)
{
	/* A plain file mapping of the ROM: vm_pgoff is the pfn of its shadow. */
	vma->vm_private_data = NULL;
	vma->vm_pgoff = PHYS_PFN(dev->rom);
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &shr_vm_ops;
	return 0;
}

static int shr_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct shr_device *dev = container_of(vdev, struct shr_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (index == 5)
		return shr_mmap_rom(dev, vma);
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &shr_vm_ops;
	return 0;
}

static const struct vfio_device_ops shr_ops = {
	.name = "shr",
	.mmap = shr_mmap,
};

static int shr_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct shr_device *dev;

	dev = vfio_alloc_device(shr_device, vdev, &pdev->dev, &shr_ops);
	dev->pdev = pdev;
	dev->rom = 0x770000000000;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver shr_driver = {
	.name = "shr",
	.probe = shr_probe,
};
module_pci_driver(shr_driver);
