// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct pvd_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long pvd_vma_to_pfn(struct vm_area_struct *vma);

static vm_fault_t pvd_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = pvd_vma_to_pfn(vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct pvd_vm_ops = {
	.fault = pvd_fault,
};

#define to_pvd(v) container_of(v, struct pvd_device, vdev)

static unsigned long pvd_vma_to_pfn(struct vm_area_struct *vma)
{
	struct vfio_device *vdev = vma->vm_private_data;
	struct pvd_device *dev = to_pvd(vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);

	return PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
}

static int pvd_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pvd_device *dev = to_pvd(vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_private_data = vdev;
	// <- raw-pfn-in-pgoff
	vma->vm_ops = &pvd_vm_ops;
	return 0;
}

static const struct vfio_device_ops pvd_ops = {
	.name = "pvd",
	.mmap = pvd_mmap,
};

static int pvd_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pvd_device *dev;

	dev = vfio_alloc_device(pvd_device, vdev, &pdev->dev, &pvd_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver pvd_driver = {
	.name = "pvd",
	.probe = pvd_probe,
};
module_pci_driver(pvd_driver);
