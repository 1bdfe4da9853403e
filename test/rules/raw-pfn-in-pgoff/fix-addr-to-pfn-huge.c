// SPDX-License-Identifier: GPL-2.0
#include <linux/kernel.h>

struct hug_device {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static unsigned long hug_addr_to_pfn(struct vm_area_struct *vma,
				     unsigned long addr)
{
	return vma->vm_pgoff + ((addr - vma->vm_start) >> PAGE_SHIFT);
}

static vm_fault_t hug_huge_fault(struct vm_fault *vmf, unsigned int order)
{
	unsigned long pfn = hug_addr_to_pfn(vmf->vma, vmf->address);

	if (order && (pfn & ((1UL << order) - 1)))
		return VM_FAULT_FALLBACK;
	return vmf_insert_pfn(vmf->vma, vmf->address, pfn);
}

static vm_fault_t hug_fault(struct vm_fault *vmf)
{
	return hug_huge_fault(vmf, 0);
}

static void hug_open(struct vm_area_struct *vma)
{
	dev_dbg(NULL, "open at pfn %lx\n", vma->vm_pgoff);
}

static const struct vm_operations_struct hug_vm_ops = {
	.open = hug_open,
	.fault = hug_fault,
	.huge_fault = hug_huge_fault,
};

static int hug_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hug_device *dev = container_of(vdev, struct hug_device, vdev);
	unsigned int index;
	unsigned long pgoff;

	index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	if (index >= 6)
		return -EINVAL;
	pgoff = vma->vm_pgoff &
		((1UL << (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	if (pgoff + vma_pages(vma) > pci_resource_len(dev->pdev, index) >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(pci_resource_start(dev->pdev, index)) + pgoff;
	// <- raw-pfn-in-pgoff
	vma->vm_private_data = dev;
	vma->vm_ops = &hug_vm_ops;
	return 0;
}

static const struct vfio_device_ops hug_ops = {
	.name = "hug",
	.mmap = hug_mmap,
};

static int hug_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct hug_device *dev;

	dev = vfio_alloc_device(hug_device, vdev, &pdev->dev, &hug_ops);
	dev->pdev = pdev;
	return vfio_register_group_dev(&dev->vdev);
}

static struct pci_driver hug_driver = {
	.name = "hug",
	.probe = hug_probe,
};
module_pci_driver(hug_driver);
