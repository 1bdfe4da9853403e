// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct clm_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	u64 skew;
};

static vm_fault_t clm_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct clm_vm_ops = {
	.fault = clm_fault,
};

static int clm_map(struct clm_device *dev, struct vm_area_struct *vma,
		   u64 start, unsigned long page)
{
	u64 base = start + dev->skew;

	vma->vm_private_data = dev;
	vma->vm_pgoff = PHYS_PFN(base) + page;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &clm_vm_ops;
	return 0;
}

static int clm_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct clm_device *dev = container_of(vdev, struct clm_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	return clm_map(dev, vma, pci_resource_start(dev->pdev, index), pgoff);
}

static const struct vfio_device_ops clm_ops = {
	.name = "clm",
	.mmap = clm_mmap,
};

static int clm_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct clm_device *dev;

	dev = vfio_alloc_device(clm_device, vdev, &pdev->dev, &clm_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver clm_driver = {
	.name = "clm",
	.probe = clm_probe,
};
module_pci_driver(clm_driver);
