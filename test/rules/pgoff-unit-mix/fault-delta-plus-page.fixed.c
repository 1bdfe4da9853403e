// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

#define SORREL_PGSHIFT	(VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT)

struct sorrel {
	struct vfio_pci_core_device core;
};

static vm_fault_t sorrel_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct sorrel *s = vma->vm_private_data;
	u64 bar = vma->vm_pgoff >> SORREL_PGSHIFT;
	u64 first = vma->vm_pgoff & ((1ULL << SORREL_PGSHIFT) - 1);
	unsigned long delta = vmf->address - vma->vm_start;
	vm_fault_t ret = VM_FAULT_SIGBUS;
	unsigned long pfn;

	if (bar >= PCI_STD_NUM_BARS)
		return ret;

	down_read(&s->core.memory_lock);
	if (!__vfio_pci_memory_enabled(&s->core))
		goto out;
	if (delta + ((u64)first << PAGE_SHIFT) >= pci_resource_len(s->core.pdev, bar))
	//  ^ error pgoff-unit-mix
		goto out;

	pfn = PHYS_PFN(pci_resource_start(s->core.pdev, bar)) + first +
	      (delta >> PAGE_SHIFT);
	ret = vmf_insert_pfn(vma, vmf->address, pfn);
out:
	up_read(&s->core.memory_lock);
	return ret;
}

static const struct vm_operations_struct sorrel_vm_ops = {
	.fault = sorrel_fault,
};

static int sorrel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sorrel *s = container_of(vdev, struct sorrel, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 bar = VFIO_PCI_OFFSET_TO_INDEX(off);

	if (bar >= PCI_STD_NUM_BARS)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + (vma->vm_end - vma->vm_start) >
	    pci_resource_len(s->core.pdev, bar))
		return -EINVAL;

	vma->vm_private_data = s;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_ops = &sorrel_vm_ops;
	return 0;
}

static const struct vfio_device_ops sorrel_ops = {
	.name = "sorrel",
	.mmap = sorrel_mmap,
};
