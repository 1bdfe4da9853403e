// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct boreal_dev {
	struct vfio_pci_core_device core;
	struct rw_semaphore gate;
};

static vm_fault_t boreal_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct boreal_dev *b = vma->vm_private_data;
	unsigned int bar = vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	vm_fault_t ret = VM_FAULT_NOPAGE;

	down_read(&b->gate);
	if (io_remap_pfn_range(vma, vma->vm_start,
	//  ^ warning remap-in-fault
			PHYS_PFN(pci_resource_start(b->core.pdev, bar)) + page,
			vma->vm_end - vma->vm_start, vma->vm_page_prot))
		ret = VM_FAULT_SIGBUS;
	up_read(&b->gate);
	return ret;
}

static const struct vm_operations_struct boreal_vm_ops = {
	.fault = boreal_fault,
};

static int boreal_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct boreal_dev *b = container_of(vdev, struct boreal_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int bar = VFIO_PCI_OFFSET_TO_INDEX(off);

	if (bar >= VFIO_PCI_ROM_REGION_INDEX || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + (vma->vm_end - vma->vm_start) >
	    pci_resource_len(b->core.pdev, bar))
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_private_data = b;
	vma->vm_ops = &boreal_vm_ops;
	return 0;
}

static const struct vfio_device_ops boreal_ops = {
	.name = "boreal-vfio-pci",
	.mmap = boreal_mmap,
};
