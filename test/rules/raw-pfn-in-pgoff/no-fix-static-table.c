// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct stt_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static vm_fault_t stt_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct stt_vm_ops = {
	.fault = stt_fault,
};

static int stt_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct stt_device *dev = container_of(vdev, struct stt_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	static const u8 order[] = { 0, 1, 2, 3, 4, 5 };

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, order[index])) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &stt_vm_ops;
	return 0;
}

static const struct vfio_device_ops stt_ops = {
	.name = "stt",
	.mmap = stt_mmap,
};

static int stt_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct stt_device *dev;

	dev = vfio_alloc_device(stt_device, vdev, &pdev->dev, &stt_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver stt_driver = {
	.name = "stt",
	.probe = stt_probe,
};
module_pci_driver(stt_driver);
