// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct rws_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct rw_semaphore memory_lock;
	bool disabled;
};

static unsigned long rws_vma_to_pfn(struct vm_area_struct *vma)
{
	struct rws_device *dev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
}

/**
 * rws_fault - fill a page of a mapping
 * @vmf: what was touched
 */
static vm_fault_t rws_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct rws_device *dev = vma->vm_private_data;
	unsigned long pfn = rws_vma_to_pfn(vma) +
			    ((vmf->address - vma->vm_start) >> PAGE_SHIFT);
	vm_fault_t ret = VM_FAULT_SIGBUS;

	down_read(&dev->memory_lock);
	if (!dev->disabled)
		ret = vmf_insert_pfn(vma, vmf->address, pfn);
	up_read(&dev->memory_lock);

	return ret;
}

static const struct vm_operations_struct rws_vm_ops = {
	.fault = rws_fault,
};

static int rws_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rws_device *dev = container_of(vdev, struct rws_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	down_read(&dev->memory_lock);
	// <- raw-pfn-in-pgoff
	up_read(&dev->memory_lock);
	vma->vm_private_data = dev;
	vma->vm_ops = &rws_vm_ops;
	return 0;
}

static long rws_ioctl(struct vfio_device *vdev, unsigned int cmd,
		      unsigned long arg)
{
	struct rws_device *dev = container_of(vdev, struct rws_device, vdev);

	down_write(&dev->memory_lock);
	dev->disabled = arg;
	unmap_mapping_range(vdev->mapping, 0, 0, true);
	up_write(&dev->memory_lock);
	return 0;
}

static const struct vfio_device_ops rws_ops = {
	.name = "rws",
	.ioctl = rws_ioctl,
	.mmap = rws_mmap,
};

static int rws_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct rws_device *dev;

	dev = vfio_alloc_device(rws_device, vdev, &pdev->dev, &rws_ops);
	dev->pdev = pdev;
	init_rwsem(&dev->memory_lock);
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver rws_driver = {
	.name = "rws",
	.probe = rws_probe,
};
module_pci_driver(rws_driver);
