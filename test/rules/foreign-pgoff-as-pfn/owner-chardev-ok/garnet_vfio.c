// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct garnet_dev {
	struct vfio_pci_core_device core;
};

static vm_fault_t garnet_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct garnet_dev *d = vma->vm_private_data;
	u64 page = (u64)vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	page += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address, page +
			      PHYS_PFN(pci_resource_start(d->core.pdev, 2)));
}

static const struct vm_operations_struct garnet_vm_ops = {
	.fault = garnet_fault,
};

static int garnet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct garnet_dev *d = container_of(vdev, struct garnet_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;

	if (VFIO_PCI_OFFSET_TO_INDEX(off) != 2)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + len >
	    pci_resource_len(d->core.pdev, 2))
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_private_data = d;
	vma->vm_ops = &garnet_vm_ops;
	return 0;
}

static const struct vfio_device_ops garnet_ops = {
	.name = "garnet-vfio-pci",
	.mmap = garnet_mmap,
};
