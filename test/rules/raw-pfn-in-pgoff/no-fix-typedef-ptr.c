// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct tdp_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

typedef struct tdp_device *tdp_t;


static vm_fault_t tdp_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct tdp_vm_ops = {
	.fault = tdp_fault,
};

static int tdp_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	tdp_t dev = container_of(vdev, struct tdp_device, vdev);
	typeof(vma->vm_pgoff) pgoff;
	unsigned int index;

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
	vma->vm_ops = &tdp_vm_ops;
	return 0;
}

static const struct vfio_device_ops tdp_ops = {
	.name = "tdp",
	.mmap = tdp_mmap,
};

static int tdp_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct tdp_device *dev;

	dev = vfio_alloc_device(tdp_device, vdev, &pdev->dev, &tdp_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver tdp_driver = {
	.name = "tdp",
	.probe = tdp_probe,
};
module_pci_driver(tdp_driver);
