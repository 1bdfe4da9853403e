// SPDX-License-Identifier: MIT
#include <linux/pci.h>
#include <linux/mm.h>
#include <linux/vfio_pci_core.h>

struct fitch_dev {
	struct vfio_pci_core_device core;
};

static inline loff_t fitch_file_pos(const struct vm_area_struct *vma)
{
	return (loff_t)vma->vm_pgoff << PAGE_SHIFT;
}

static void fitch_vma_revoke(struct vm_area_struct *vma)
{
	unmap_mapping_range(vma->vm_file->f_mapping, fitch_file_pos(vma),
			    vma_pages(vma), 1);
			//  ^ error invalidation-mismatch
}

static void fitch_vma_close(struct vm_area_struct *vma)
{
	fitch_vma_revoke(vma);
}

static vm_fault_t fitch_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct fitch_dev *f = vma->vm_private_data;
	u64 page = vma->vm_pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	page += (vmf->address - vma->vm_start) >> PAGE_SHIFT;
	return vmf_insert_pfn(vma, vmf->address,
		PHYS_PFN(pci_resource_start(f->core.pdev, 0)) + page);
}

static const struct vm_operations_struct fitch_vm_ops = {
	.close = fitch_vma_close,
	.fault = fitch_fault,
};

static int fitch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fitch_dev *f = container_of(vdev, struct fitch_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;

	if (VFIO_PCI_OFFSET_TO_INDEX(off) || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + (vma->vm_end - vma->vm_start) >
	    pci_resource_len(f->core.pdev, 0))
		return -EINVAL;
	vma->vm_private_data = f;
	vma->vm_ops = &fitch_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND);
	return 0;
}

static const struct vfio_device_ops fitch_ops = {
	.name = "fitch-vfio-pci",
	.mmap = fitch_mmap,
};
