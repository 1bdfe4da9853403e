// SPDX-License-Identifier: MIT
#include <linux/pfn_t.h>
#include <linux/vfio_pci_core.h>

struct oribi {
	struct vfio_pci_core_device core;
};

static vm_fault_t oribi_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct oribi *o = vma->vm_private_data;
	phys_addr_t at = pci_resource_start(o->core.pdev, 2);

	at += ((u64)vma->vm_pgoff << PAGE_SHIFT) & VFIO_PCI_OFFSET_MASK;
	at += vmf->address - vma->vm_start;
	return vmf_insert_mixed(vma, vmf->address, phys_to_pfn_t(at, PFN_DEV));
}

static const struct vm_operations_struct oribi_vm_ops = {
	.fault = oribi_fault,
};

static int oribi_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct oribi *o = container_of(vdev, struct oribi, core.vdev);
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (vma->vm_pgoff >> (VFIO_PCI_OFFSET_SHIFT - PAGE_SHIFT) != 2 ||
	    !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (page + vma_pages(vma) > pci_resource_len(o->core.pdev, 2) >> PAGE_SHIFT)
		return -EINVAL;
	vm_flags_set(vma, VM_MIXEDMAP);
	vma->vm_private_data = o;
	vma->vm_ops = &oribi_vm_ops;
	return 0;
}

static const struct vfio_device_ops oribi_ops = {
	.name = "oribi",
	.mmap = oribi_mmap,
};
