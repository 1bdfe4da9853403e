// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct cur_region {
	phys_addr_t addr;
	resource_size_t size;
	u32 flags;
};

struct cur_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct cur_region regions[6], *cur;
};

static vm_fault_t cur_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct cur_vm_ops = {
	.fault = cur_fault,
};

static int cur_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cur_device *dev = container_of(vdev, struct cur_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(dev->cur->addr) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &cur_vm_ops;
	return 0;
}

static long cur_ioctl(struct vfio_device *vdev, unsigned int cmd,
		      unsigned long arg)
{
	struct cur_device *dev = container_of(vdev, struct cur_device, vdev);

	dev->cur = &dev->regions[cmd % 6];
	return 0;
}

static const struct vfio_device_ops cur_ops = {
	.name = "cur",
	.ioctl = cur_ioctl,
	.mmap = cur_mmap,
};

static int cur_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct cur_device *dev;

	dev = vfio_alloc_device(cur_device, vdev, &pdev->dev, &cur_ops);
	dev->pdev = pdev;
	for (unsigned int i = 0; i < 6; i++) {
		dev->regions[i].addr = pci_resource_start(pdev, i);
		dev->regions[i].size = pci_resource_len(pdev, i);
	}
	dev->cur = dev->regions;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver cur_driver = {
	.name = "cur",
	.probe = cur_probe,
};
module_pci_driver(cur_driver);
