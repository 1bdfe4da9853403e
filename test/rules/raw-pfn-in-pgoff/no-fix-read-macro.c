// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct rma_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define rma_vma_pfn(v) ((v)->vm_pgoff)
static vm_fault_t rma_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, rma_vma_pfn(vmf->vma) +
			      ((vmf->address - vmf->vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct rma_vm_ops = {
	.fault = rma_fault,
};

static int rma_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rma_device *dev = container_of(vdev, struct rma_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &rma_vm_ops;
	return 0;
}

static const struct vfio_device_ops rma_ops = {
	.name = "rma",
	.mmap = rma_mmap,
};

static int rma_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct rma_device *dev;

	dev = vfio_alloc_device(rma_device, vdev, &pdev->dev, &rma_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver rma_driver = {
	.name = "rma",
	.probe = rma_probe,
};
module_pci_driver(rma_driver);
