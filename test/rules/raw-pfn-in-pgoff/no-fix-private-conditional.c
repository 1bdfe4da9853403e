// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct pcd_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t pcd_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct pcd_vm_ops = {
	.fault = pcd_fault,
};

static int pcd_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pcd_device *dev = container_of(vdev, struct pcd_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if (index)
		vma->vm_private_data = dev;
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &pcd_vm_ops;
	return 0;
}

static const struct vfio_device_ops pcd_ops = {
	.name = "pcd",
	.mmap = pcd_mmap,
};

static int pcd_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pcd_device *dev;

	dev = vfio_alloc_device(pcd_device, vdev, &pdev->dev, &pcd_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver pcd_driver = {
	.name = "pcd",
	.probe = pcd_probe,
};
module_pci_driver(pcd_driver);
