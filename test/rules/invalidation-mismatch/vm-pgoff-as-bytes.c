// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define LARK_SHIFT	40
#define LARK_PAGES	((1ULL << (LARK_SHIFT - PAGE_SHIFT)) - 1)

struct lark_dev {
	struct vfio_device vdev;
	struct mutex lock;
	struct address_space *mapping;
	struct vm_area_struct *last;
	phys_addr_t regs;
	u64 regs_size;
};

static vm_fault_t lark_fault(struct vm_fault *vmf)
{
	struct lark_dev *l = vmf->vma->vm_private_data;

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      PHYS_PFN(l->regs) + (vmf->pgoff & LARK_PAGES));
}

static const struct vm_operations_struct lark_vm_ops = {
	.fault = lark_fault,
};

static void lark_revoke(struct lark_dev *l, struct vm_area_struct *vma)
{
	unmap_mapping_range(l->mapping, vma->vm_pgoff,
	//                              ^ error invalidation-mismatch
			    vma->vm_end - vma->vm_start, 1);
}

static int lark_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lark_dev *l = container_of(vdev, struct lark_dev, vdev);
	u64 page = vma->vm_pgoff & LARK_PAGES;

	if (vma->vm_pgoff >> (LARK_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + (vma->vm_end - vma->vm_start) > l->regs_size)
		return -EINVAL;

	mutex_lock(&l->lock);
	if (l->last)
		lark_revoke(l, l->last);
	l->last = vma;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND);
	vma->vm_private_data = l;
	vma->vm_ops = &lark_vm_ops;
	mutex_unlock(&l->lock);
	return 0;
}

static const struct vfio_device_ops lark_ops = {
	.name = "lark",
	.mmap = lark_mmap,
};
