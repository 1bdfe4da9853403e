// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct mis_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define MIS_MASK ((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1)
#define mis_page(v) ((v)->vm_pgoff & MIS_MASK)
#define mis_index(v) ((v)->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT))

static vm_fault_t mis_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long pfn = vma->vm_pgoff;

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct mis_vm_ops = {
	.fault = mis_fault,
};

static int mis_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mis_device *dev = container_of(vdev, struct mis_device, vdev);

	if (mis_index(vma) >= 6 || mis_page(vma) + vma_pages(vma) > 8)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, mis_index(vma))) + mis_page(vma);
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &mis_vm_ops;
	return 0;
}

static const struct vfio_device_ops mis_ops = {
	.name = "mis",
	.mmap = mis_mmap,
};

static int mis_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct mis_device *dev;

	dev = vfio_alloc_device(mis_device, vdev, &pdev->dev, &mis_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver mis_driver = {
	.name = "mis",
	.probe = mis_probe,
};
module_pci_driver(mis_driver);
