// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

#define tit_vma_private(vma)	(!((vma)->vm_flags & VM_SHARED))

struct tit_dev {
	struct vfio_pci_core_device core;
};

static vm_fault_t tit_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct tit_dev *t = vma->vm_private_data;
	unsigned long pfn = PHYS_PFN(pci_resource_start(t->core.pdev, 4));

	pfn += vmf->pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	return vmf_insert_pfn(vma, vmf->address, pfn);
}

static const struct vm_operations_struct tit_vm_ops = {
	.fault = tit_fault,
};

static int tit_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tit_dev *t = container_of(vdev, struct tit_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;

	if (VFIO_PCI_OFFSET_TO_INDEX(off) != VFIO_PCI_BAR4_REGION_INDEX)
		return vfio_pci_core_mmap(vdev, vma);
	if (tit_vma_private(vma))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + (vma->vm_end - vma->vm_start) >
	    pci_resource_len(t->core.pdev, 4))
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_ops = &tit_vm_ops;
	vma->vm_private_data = t;
	return 0;
}

static const struct vfio_device_ops tit_ops = {
	.name = "tit-vfio-pci",
	.mmap = tit_mmap,
};
