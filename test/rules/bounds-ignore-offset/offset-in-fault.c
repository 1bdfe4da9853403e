// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct birk_dev {
	struct vfio_pci_core_device core;
	phys_addr_t ram;
	u64 ram_size;
};

static vm_fault_t birk_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct birk_dev *b = vma->vm_private_data;
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	page += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, PHYS_PFN(b->ram) + page);
}

static const struct vm_operations_struct birk_vm_ops = {
	.fault = birk_fault,
};

static int birk_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct birk_dev *b = container_of(vdev, struct birk_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;

	if (VFIO_PCI_OFFSET_TO_INDEX(off) != VFIO_PCI_NUM_REGIONS)
		return vfio_pci_core_mmap(vdev, vma);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (vma->vm_end - vma->vm_start > b->ram_size)
	//  ^ error bounds-ignore-offset
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_private_data = b;
	vma->vm_ops = &birk_vm_ops;
	return 0;
}

static const struct vfio_device_ops birk_ops = {
	.name = "birk-vfio-pci",
	.mmap = birk_mmap,
};
