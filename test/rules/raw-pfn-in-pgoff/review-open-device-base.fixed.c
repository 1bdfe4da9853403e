// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct odb_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct mutex lock;
	u64 base;
};

static unsigned long odb_vma_to_pfn(struct vm_area_struct *vma)
{
	struct odb_device *dev = vma->vm_private_data;
	unsigned long pgoff;

	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(dev->base) + pgoff;
}

static vm_fault_t odb_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = odb_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct odb_vm_ops = {
	.fault = odb_fault,
};

static int odb_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct odb_device *dev = container_of(vdev, struct odb_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	mutex_lock(&dev->lock);
	if (!dev->base) {
		mutex_unlock(&dev->lock);
		return -ENODEV;
	}
	// <- raw-pfn-in-pgoff
	mutex_unlock(&dev->lock);
	vma->vm_private_data = dev;
	vma->vm_ops = &odb_vm_ops;
	return 0;
}

static int odb_open_device(struct vfio_device *vdev)
{
	struct odb_device *dev = container_of(vdev, struct odb_device, vdev);

	dev->base = pci_resource_start(dev->pdev, 0);
	return 0;
}

static void odb_close_device(struct vfio_device *vdev)
{
	struct odb_device *dev = container_of(vdev, struct odb_device, vdev);

	dev->base = 0;
}

static const struct vfio_device_ops odb_ops = {
	.name = "odb",
	.open_device = odb_open_device,
	.close_device = odb_close_device,
	.mmap = odb_mmap,
};

static int odb_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct odb_device *dev;

	dev = vfio_alloc_device(odb_device, vdev, &pdev->dev, &odb_ops);
	dev->pdev = pdev;
	mutex_init(&dev->lock);
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver odb_driver = {
	.name = "odb",
	.probe = odb_probe,
};
module_pci_driver(odb_driver);
