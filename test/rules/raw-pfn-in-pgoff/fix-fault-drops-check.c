// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct fdc_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 skip;
};

static vm_fault_t fdc_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct fdc_vm_ops = {
	.fault = fdc_fault,
};

static int fdc_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fdc_device *dev = container_of(vdev, struct fdc_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 base, phys;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	base = pci_resource_start(dev->pdev, index);
	if (check_add_overflow(base, dev->skip, &phys))
		return -EOVERFLOW;
	vma->vm_pgoff = PHYS_PFN(phys) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &fdc_vm_ops;
	return 0;
}

static const struct vfio_device_ops fdc_ops = {
	.name = "fdc",
	.mmap = fdc_mmap,
};

static int fdc_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct fdc_device *dev;

	dev = vfio_alloc_device(fdc_device, vdev, &pdev->dev, &fdc_ops);
	dev->pdev = pdev;
	dev->skip = ~0ULL - PAGE_SIZE + 1;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver fdc_driver = {
	.name = "fdc",
	.probe = fdc_probe,
};
module_pci_driver(fdc_driver);
