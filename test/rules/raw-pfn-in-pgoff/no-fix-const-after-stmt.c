// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct cas_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t cas_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct cas_vm_ops = {
	.fault = cas_fault,
};

static int cas_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cas_device *dev = container_of(vdev, struct cas_device, vdev);
	unsigned long pgoff;
	unsigned int index;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (index < 6) {
		const struct resource *const res = &dev->pdev->resource[index];
		const u64 base = res->start;
		const unsigned long pfn = PHYS_PFN(base);

		vma->vm_pgoff = pfn + pgoff;
	// <- raw-pfn-in-pgoff
	}
	vma->vm_private_data = dev;
	vma->vm_ops = &cas_vm_ops;
	return 0;
}

static const struct vfio_device_ops cas_ops = {
	.name = "cas",
	.mmap = cas_mmap,
};

static int cas_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct cas_device *dev;

	dev = vfio_alloc_device(cas_device, vdev, &pdev->dev, &cas_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver cas_driver = {
	.name = "cas",
	.probe = cas_probe,
};
module_pci_driver(cas_driver);
