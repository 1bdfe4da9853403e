// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct cgs_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static u64 skew = 0x10000;


static vm_fault_t cgs_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct cgs_vm_ops = {
	.fault = cgs_fault,
};

static int cgs_map(struct cgs_device *dev, struct vm_area_struct *vma,
		   u64 start, unsigned long page)
{
	vma->vm_private_data = dev;
	vma->vm_pgoff = PHYS_PFN(start + skew) + page;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &cgs_vm_ops;
	return 0;
}

static int cgs_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct cgs_device *dev = container_of(vdev, struct cgs_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 skew = 0x4000;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	return cgs_map(dev, vma, pci_resource_start(dev->pdev, index) + skew, pgoff);
}

static const struct vfio_device_ops cgs_ops = {
	.name = "cgs",
	.mmap = cgs_mmap,
};

static int cgs_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct cgs_device *dev;

	dev = vfio_alloc_device(cgs_device, vdev, &pdev->dev, &cgs_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver cgs_driver = {
	.name = "cgs",
	.probe = cgs_probe,
};
module_pci_driver(cgs_driver);
