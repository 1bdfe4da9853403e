// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct siz_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t siz_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct siz_vm_ops = {
	.fault = siz_fault,
};

static unsigned long siz_len(const struct vm_area_struct *vma)
{
	return vma->vm_end - vma->vm_start;
}

static int siz_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct siz_device *dev = container_of(vdev, struct siz_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	u64 end;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	/* The doorbells lie at the end of the window. */
	end = pci_resource_end(dev->pdev, index) + 1;
	vma->vm_private_data = dev;
	vma->vm_pgoff = PHYS_PFN(end - siz_len(vma)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &siz_vm_ops;
	return 0;
}

static const struct vfio_device_ops siz_ops = {
	.name = "siz",
	.mmap = siz_mmap,
};

static int siz_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct siz_device *dev;

	dev = vfio_alloc_device(siz_device, vdev, &pdev->dev, &siz_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver siz_driver = {
	.name = "siz",
	.probe = siz_probe,
};
module_pci_driver(siz_driver);
