// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct fsc_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned long hidden;
};

static vm_fault_t fsc_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct fsc_vm_ops = {
	.fault = fsc_fault,
};

static int fsc_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fsc_device *dev = container_of(vdev, struct fsc_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	unsigned long page;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	/* Region 0 begins with pages that are not for user space. */
	if (check_sub_overflow(pgoff, dev->hidden, &page))
		return -EPERM;
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + page;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &fsc_vm_ops;
	return 0;
}

static const struct vfio_device_ops fsc_ops = {
	.name = "fsc",
	.mmap = fsc_mmap,
};

static int fsc_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct fsc_device *dev;

	dev = vfio_alloc_device(fsc_device, vdev, &pdev->dev, &fsc_ops);
	dev->pdev = pdev;
	dev->hidden = 1;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver fsc_driver = {
	.name = "fsc",
	.probe = fsc_probe,
};
module_pci_driver(fsc_driver);
