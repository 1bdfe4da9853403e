// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct rep_region {
	phys_addr_t addr;
	resource_size_t size;
	u32 flags;
};

struct rep_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct rep_region *regions;
};

static unsigned long rep_vma_to_pfn(struct vm_area_struct *vma)
{
	struct rep_device *dev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(dev->regions[index].addr) + pgoff;
}

static vm_fault_t rep_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = rep_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct rep_vm_ops = {
	.fault = rep_fault,
};

static int rep_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rep_device *dev = container_of(vdev, struct rep_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &rep_vm_ops;
	return 0;
}

static long rep_ioctl(struct vfio_device *vdev, unsigned int cmd,
		      unsigned long arg)
{
	struct rep_device *dev = container_of(vdev, struct rep_device, vdev);
	struct rep_region *regions = kzalloc(6 * sizeof(*regions), GFP_KERNEL);

	if (!regions)
		return -ENOMEM;
	kfree(dev->regions);
	dev->regions = regions;
	return 0;
}

static const struct vfio_device_ops rep_ops = {
	.name = "rep",
	.ioctl = rep_ioctl,
	.mmap = rep_mmap,
};

static int rep_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct rep_device *dev;

	dev = vfio_alloc_device(rep_device, vdev, &pdev->dev, &rep_ops);
	dev->pdev = pdev;
	dev->regions = kzalloc(6 * sizeof(*dev->regions), GFP_KERNEL);
	for (unsigned int i = 0; i < 6; i++) {
		dev->regions[i].addr = pci_resource_start(pdev, i);
		dev->regions[i].size = pci_resource_len(pdev, i);
	}
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver rep_driver = {
	.name = "rep",
	.probe = rep_probe,
};
module_pci_driver(rep_driver);
