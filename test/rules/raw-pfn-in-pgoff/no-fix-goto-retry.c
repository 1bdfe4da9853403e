// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct grt_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	unsigned int moved[6];
};

static vm_fault_t grt_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct grt_vm_ops = {
	.fault = grt_fault,
};

static int grt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct grt_device *dev = container_of(vdev, struct grt_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	unsigned int bar;
	u64 base;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	bar = index;
again:
	base = pci_resource_start(dev->pdev, bar);
	if (dev->moved[bar]) {
		bar = dev->moved[bar];
		goto again;
	}
	vma->vm_pgoff = PHYS_PFN(base) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &grt_vm_ops;
	return 0;
}

static const struct vfio_device_ops grt_ops = {
	.name = "grt",
	.mmap = grt_mmap,
};

static int grt_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct grt_device *dev;

	dev = vfio_alloc_device(grt_device, vdev, &pdev->dev, &grt_ops);
	dev->pdev = pdev;
	dev->moved[2] = 5;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver grt_driver = {
	.name = "grt",
	.probe = grt_probe,
};
module_pci_driver(grt_driver);
