// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct mica_dev {
	struct vfio_pci_core_device core;
};

static vm_fault_t mica_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct mica_dev *d = vma->vm_private_data;
	u64 page = (u64)vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	page += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, page +
			      PHYS_PFN(pci_resource_start(d->core.pdev, 0)));
}

static const struct vm_operations_struct mica_vm_ops = {
	.fault = mica_fault,
};

static int mica_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mica_dev *d = container_of(vdev, struct mica_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;

	if (VFIO_PCI_OFFSET_TO_INDEX(off) != 0)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + len >
	    pci_resource_len(d->core.pdev, 0))
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_private_data = d;
	vma->vm_ops = &mica_vm_ops;
	return 0;
}

static const struct vfio_device_ops mica_ops = {
	.name = "mica-vfio-pci",
	.mmap = mica_mmap,
};
