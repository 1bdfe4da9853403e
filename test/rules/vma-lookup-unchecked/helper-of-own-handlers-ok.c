// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct birch_dev {
	struct vfio_pci_core_device core;
	refcount_t users;
};

static struct birch_dev *vma_to_birch(struct vm_area_struct *vma)
{
	return vma->vm_private_data;
}

static void birch_vm_open(struct vm_area_struct *vma)
{
	refcount_inc(&vma_to_birch(vma)->users);
}

static void birch_vm_close(struct vm_area_struct *vma)
{
	struct birch_dev *b = vma_to_birch(vma);

	refcount_dec(&b->users);
}

static vm_fault_t birch_fault(struct vm_fault *vmf)
{
	struct birch_dev *b = vma_to_birch(vmf->vma);
	u64 in_bar = (u64)vmf->pgoff & (VFIO_PCI_OFFSET_MASK >> PAGE_SHIFT);

	return vmf_insert_pfn(vmf->vma, vmf->address, in_bar +
			      PHYS_PFN(pci_resource_start(b->core.pdev, 0)));
}

static const struct vm_operations_struct birch_vm_ops = {
	.open = birch_vm_open,
	.close = birch_vm_close,
	.fault = birch_fault,
};

static int birch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct birch_dev *b = container_of(vdev, struct birch_dev, core.vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;

	if (VFIO_PCI_OFFSET_TO_INDEX(off) != VFIO_PCI_BAR0_REGION_INDEX)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((off & VFIO_PCI_OFFSET_MASK) + len >
	    pci_resource_len(b->core.pdev, 0))
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_private_data = b;
	vma->vm_ops = &birch_vm_ops;
	birch_vm_open(vma);
	return 0;
}

static const struct vfio_device_ops birch_ops = {
	.name = "birch-vfio-pci",
	.mmap = birch_mmap,
};
