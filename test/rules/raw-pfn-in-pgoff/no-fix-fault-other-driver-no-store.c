// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct fon_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t fon_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;

	return vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff +
			      ((vmf->address - vma->vm_start) >> PAGE_SHIFT));
}

static const struct vm_operations_struct fon_vm_ops = {
	.fault = fon_fault,
};

/* For the character device, whose offsets are frames. */
int fon_chardev_mmap(struct file *file, struct vm_area_struct *vma);
int fon_chardev_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_ops = &fon_vm_ops;
	return 0;
}

static int fon_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fon_device *dev = container_of(vdev, struct fon_device, vdev);
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
	vma->vm_ops = &fon_vm_ops;
	return 0;
}

static const struct vfio_device_ops fon_ops = {
	.name = "fon",
	.mmap = fon_mmap,
};

static int fon_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct fon_device *dev;

	dev = vfio_alloc_device(fon_device, vdev, &pdev->dev, &fon_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver fon_driver = {
	.name = "fon",
	.probe = fon_probe,
};
module_pci_driver(fon_driver);
