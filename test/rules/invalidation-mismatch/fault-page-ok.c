// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct dovekie_dev {
	struct vfio_pci_core_device core;
	pgoff_t last;
};

/* One page is lent out at a time: take the old one away, give the new one. */
static vm_fault_t dovekie_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct dovekie_dev *d = vma->vm_private_data;
	u64 page = vmf->pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	if (d->last != vmf->pgoff)
		unmap_mapping_pages(d->core.vdev.inode->i_mapping, d->last, 1,
				    true);
	d->last = vmf->pgoff;
	return vmf_insert_pfn(vma, vmf->address,
			      PHYS_PFN(pci_resource_start(d->core.pdev, 0)) + page);
}

static const struct vm_operations_struct dovekie_vm_ops = {
	.fault = dovekie_fault,
};

static int dovekie_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dovekie_dev *d = container_of(vdev, struct dovekie_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (VFIO_PCI_OFFSET_TO_INDEX(off) != 0)
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + len > pci_resource_len(d->core.pdev, 0))
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND);
	vma->vm_private_data = d;
	vma->vm_ops = &dovekie_vm_ops;
	return 0;
}

static const struct vfio_device_ops dovekie_ops = {
	.name = "dovekie-vfio-pci",
	.mmap = dovekie_mmap,
};
