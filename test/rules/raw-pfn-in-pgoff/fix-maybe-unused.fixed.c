// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct mun_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long mun_vma_to_pfn(struct vm_area_struct *vma)
{
	struct mun_device *dev = vma->vm_private_data;
	unsigned int index;
	unsigned long pgoff;
	struct resource *res;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	res = &dev->pdev->resource[index];

	return PHYS_PFN(res->start) + pgoff;
}

static vm_fault_t mun_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = mun_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct mun_vm_ops = {
	.fault = mun_fault,
};

static int mun_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mun_device *dev = container_of(vdev, struct mun_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_private_data = dev;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &mun_vm_ops;
	return 0;
}

static const struct vfio_device_ops mun_ops = {
	.name = "mun",
	.mmap = mun_mmap,
};

static int mun_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct mun_device *dev;

	dev = vfio_alloc_device(mun_device, vdev, &pdev->dev, &mun_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver mun_driver = {
	.name = "mun",
	.probe = mun_probe,
};
module_pci_driver(mun_driver);
