// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct vic_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	int map[6];
};

static int vic_flag;

static vm_fault_t vic_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct vic_vm_ops = {
	.fault = vic_fault,
};

static int vic_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vic_device *dev = container_of(vdev, struct vic_device, vdev);
	unsigned int index;
	unsigned long pgoff;
	int bar;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	if ((bar = dev->map[index]) < 0)
		return -ENODEV;
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, bar)) + pgoff;
	// <- raw-pfn-in-pgoff
	vic_flag++;
	vma->vm_private_data = dev;
	vma->vm_ops = &vic_vm_ops;
	return 0;
}

static const struct vfio_device_ops vic_ops = {
	.name = "vic",
	.mmap = vic_mmap,
};

static int vic_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct vic_device *dev;

	dev = vfio_alloc_device(vic_device, vdev, &pdev->dev, &vic_ops);
	dev->pdev = pdev;
	for (int i = 0; i < 6; i++)
		dev->map[i] = 5 - i;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver vic_driver = {
	.name = "vic",
	.probe = vic_probe,
};
module_pci_driver(vic_driver);
