// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct glo_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static u64 glo_bases[6];

static unsigned long glo_vma_to_pfn(struct vm_area_struct *vma)
{
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(glo_bases[index]) + pgoff;
}

static vm_fault_t glo_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = glo_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct glo_vm_ops = {
	.fault = glo_fault,
};

static int glo_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct glo_device *dev = container_of(vdev, struct glo_device, vdev);
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
	vma->vm_ops = &glo_vm_ops;
	return 0;
}

static long glo_ioctl(struct vfio_device *vdev, unsigned int cmd,
		      unsigned long arg)
{
	glo_bases[cmd % 6] = arg;
	return 0;
}

static const struct vfio_device_ops glo_ops = {
	.name = "glo",
	.ioctl = glo_ioctl,
	.mmap = glo_mmap,
};

static int glo_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct glo_device *dev;

	dev = vfio_alloc_device(glo_device, vdev, &pdev->dev, &glo_ops);
	dev->pdev = pdev;
	glo_bases[0] = pci_resource_start(pdev, 0);
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver glo_driver = {
	.name = "glo",
	.probe = glo_probe,
};
module_pci_driver(glo_driver);
