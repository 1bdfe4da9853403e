// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/huge_mm.h>
#include <linux/vfio_pci_core.h>

struct haboob_dev {
	struct vfio_pci_core_device core;
	phys_addr_t hbm;
	u64 hbm_size;
};

static unsigned long haboob_pfn(struct haboob_dev *h, struct vm_area_struct *vma,
				unsigned long addr)
{
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	return PHYS_PFN(h->hbm) + page + ((addr - vma->vm_start) >> PAGE_SHIFT);
}

static vm_fault_t haboob_huge_fault(struct vm_fault *vmf, unsigned int order)
{
	struct vm_area_struct *vma = vmf->vma;
	struct haboob_dev *h = vma->vm_private_data;
	unsigned long addr = vmf->address & PMD_MASK;

	if (order != PMD_ORDER)
		return VM_FAULT_FALLBACK;
	if (addr < vma->vm_start || addr + PMD_SIZE > vma->vm_end)
		return VM_FAULT_FALLBACK;
	if (remap_pfn_range(vma, addr, haboob_pfn(h, vma, addr), PMD_SIZE,
	//  ^ warning remap-in-fault
			    vma->vm_page_prot))
		return VM_FAULT_SIGBUS;
	return VM_FAULT_NOPAGE;
}

static vm_fault_t haboob_fault(struct vm_fault *vmf)
{
	struct haboob_dev *h = vmf->vma->vm_private_data;

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      haboob_pfn(h, vmf->vma, vmf->address));
}

static const struct vm_operations_struct haboob_vm_ops = {
	.fault		= haboob_fault,
	.huge_fault	= haboob_huge_fault,
};

static int haboob_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct haboob_dev *h = container_of(vdev, struct haboob_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;

	if (VFIO_PCI_OFFSET_TO_INDEX(off) != VFIO_PCI_BAR2_REGION_INDEX)
		return vfio_pci_core_mmap(vdev, vma);
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + (vma->vm_end - vma->vm_start) >
	    h->hbm_size)
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_private_data = h;
	vma->vm_ops = &haboob_vm_ops;
	return 0;
}

static const struct vfio_device_ops haboob_ops = {
	.name = "haboob-vfio-pci",
	.mmap = haboob_mmap,
};
