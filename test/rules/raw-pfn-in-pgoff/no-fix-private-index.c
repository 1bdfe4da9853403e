// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct pix_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static struct pix_device *pix_only;


static vm_fault_t pix_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct pix_vm_ops = {
	.fault = pix_fault,
};

static int pix_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pix_device *dev = pix_only;
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_private_data = (void *)(unsigned long)index;
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &pix_vm_ops;
	return 0;
}

static const struct vfio_device_ops pix_ops = {
	.name = "pix",
	.mmap = pix_mmap,
};

static int pix_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pix_device *dev;

	dev = vfio_alloc_device(pix_device, vdev, &pdev->dev, &pix_ops);
	dev->pdev = pdev;
	pix_only = dev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver pix_driver = {
	.name = "pix",
	.probe = pix_probe,
};
module_pci_driver(pix_driver);
