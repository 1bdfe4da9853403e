// SPDX-License-Identifier: MIT
/* A made-up PCI variant driver: its fault handler reads back the pfn that its mmap handler left in vm_pgoff. */
#include <linux/mm.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct demo_pci {
	struct vfio_pci_core_device core;
	struct mutex lock;
};

static vm_fault_t demo_pci_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct demo_pci *demo = vma->vm_private_data;
	unsigned long page = (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	vm_fault_t ret;

	mutex_lock(&demo->lock);
	ret = vmf_insert_pfn(vma, vmf->address, vma->vm_pgoff + page);
	mutex_unlock(&demo->lock);
	return ret;
}

static const struct vm_operations_struct demo_pci_vm_ops = {
	.fault = demo_pci_fault,
};

static int demo_pci_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct demo_pci *demo = container_of(vdev, struct demo_pci, core.vdev);
	struct pci_dev *pdev = demo->core.pdev;
	unsigned int index = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (index >= VFIO_PCI_ROM_REGION_INDEX || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	vma->vm_private_data = demo;
	vma->vm_pgoff = PHYS_PFN(pci_resource_start(pdev, index)) + page;
	vma->vm_ops = &demo_pci_vm_ops;
	return 0;
}

static const struct vfio_device_ops demo_pci_ops = {
	.name = "demo-pci",
	.mmap = demo_pci_mmap,
};
