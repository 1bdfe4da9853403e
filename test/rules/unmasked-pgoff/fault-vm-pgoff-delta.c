// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct onyx_dev {
	struct vfio_pci_core_device core;
	unsigned long first_pfn[6];
};

static unsigned long onyx_vma_pfn(struct onyx_dev *o, struct vm_area_struct *vma)
{
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long base = PHYS_PFN(pci_resource_start(o->core.pdev, bar));

	return base + vma->vm_pgoff;
	//     ^ error unmasked-pgoff
}

static vm_fault_t onyx_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct onyx_dev *o = vma->vm_private_data;
	unsigned long pfn = onyx_vma_pfn(o, vma);

	pfn += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct onyx_vm_ops = {
	.fault = onyx_fault,
};

static int onyx_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct onyx_dev *o = container_of(vdev, struct onyx_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = VFIO_PCI_OFFSET_TO_INDEX(off);

	if (bar >= VFIO_PCI_ROM_REGION_INDEX || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + (vma->vm_end - vma->vm_start) >
	    pci_resource_len(o->core.pdev, bar))
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_private_data = o;
	vma->vm_ops = &onyx_vm_ops;
	return 0;
}

static const struct vfio_device_ops onyx_ops = {
	.name = "onyx-vfio-pci",
	.mmap = onyx_mmap,
};
