// SPDX-License-Identifier: MIT
#include <linux/export.h>
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define WILLOW_SHIFT	40
#define WILLOW_PGMASK	((1ULL << (WILLOW_SHIFT - PAGE_SHIFT)) - 1)

struct willow_dev {
	struct vfio_device vdev;
	phys_addr_t regs;
	u64 regs_size;
};

static vm_fault_t willow_fault(struct vm_fault *vmf)
{
	struct willow_dev *w = vmf->vma->vm_private_data;
	unsigned long page = vmf->pgoff & WILLOW_PGMASK;

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      PHYS_PFN(w->regs) + page);
}

static const struct vm_operations_struct willow_vm_ops = {
	.fault = willow_fault,
};

struct willow_dev *willow_from_vma(struct vm_area_struct *vma)
{
	if (!vma || vma->vm_ops != &willow_vm_ops)
		return ERR_PTR(-EINVAL);
	return vma->vm_private_data;
}
EXPORT_SYMBOL_GPL(willow_from_vma);

static int willow_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct willow_dev *w = container_of(vdev, struct willow_dev, vdev);
	u64 start = (u64)(vma->vm_pgoff & WILLOW_PGMASK) << PAGE_SHIFT;

	if (vma->vm_pgoff >> (WILLOW_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (start + (vma->vm_end - vma->vm_start) > w->regs_size)
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	vma->vm_private_data = w;
	vma->vm_ops = &willow_vm_ops;
	return 0;
}

static const struct vfio_device_ops willow_ops = {
	.name = "willow-fsl-mc",
	.mmap = willow_mmap,
};
