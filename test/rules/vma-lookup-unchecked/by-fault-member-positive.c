// SPDX-License-Identifier: MIT
#include <linux/export.h>
#include <linux/mm.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct aspen_dev {
	struct vfio_pci_core_device core;
};

static vm_fault_t aspen_fault(struct vm_fault *vmf)
{
	struct aspen_dev *a = vmf->vma->vm_private_data;
	u64 in_bar = (u64)vmf->pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);
	unsigned long first = PHYS_PFN(pci_resource_start(a->core.pdev, 2));

	return vmf_insert_pfn(vmf->vma, vmf->address, first + in_bar);
}

static const struct vm_operations_struct aspen_vm_ops = {
	.fault = aspen_fault,
};

struct aspen_dev *aspen_p2p_target(struct vm_area_struct *vma,
				   unsigned long addr, size_t len)
{
	const struct vm_operations_struct *ops = vma->vm_ops;

	if (addr < vma->vm_start || addr + len > vma->vm_end)
		return ERR_PTR(-ERANGE);

	if (ops && ops->fault == aspen_fault)
		return vma->vm_private_data;
		// <- warning vma-lookup-unchecked

	return ERR_PTR(-EXDEV);
}
EXPORT_SYMBOL_GPL(aspen_p2p_target);

static int aspen_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct aspen_dev *a = container_of(vdev, struct aspen_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;

	if (VFIO_PCI_OFFSET_TO_INDEX(off) != 2)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + len >
	    pci_resource_len(a->core.pdev, 2))
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_private_data = a;
	vma->vm_ops = &aspen_vm_ops;
	return 0;
}

static const struct vfio_device_ops aspen_ops = {
	.name = "aspen-vfio-pci",
	.mmap = aspen_mmap,
};
