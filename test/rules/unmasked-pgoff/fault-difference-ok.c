// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define SLATE_SHIFT	40
#define SLATE_PGMASK	((1ULL << (SLATE_SHIFT - PAGE_SHIFT)) - 1)

struct slate_region {
	phys_addr_t addr;
	u64 size;
};

struct slate_dev {
	struct vfio_device vdev;
	struct slate_region region[2];
};

static vm_fault_t slate_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct slate_region *r = vma->vm_private_data;
	unsigned long in_vma = vmf->pgoff - vma->vm_pgoff;
	unsigned long in_region = vma->vm_pgoff & SLATE_PGMASK;

	return vmf_insert_pfn(vma, vmf->address,
			      PHYS_PFN(r->addr) + in_region + in_vma);
}

static const struct vm_operations_struct slate_vm_ops = {
	.fault = slate_fault,
};

static int slate_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct slate_dev *s = container_of(vdev, struct slate_dev, vdev);
	unsigned int i = vma->vm_pgoff >> (SLATE_SHIFT - PAGE_SHIFT);
	u64 start = (u64)(vma->vm_pgoff & SLATE_PGMASK) << PAGE_SHIFT;

	if (i > 1)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (start + (vma->vm_end - vma->vm_start) > s->region[i].size)
		return -EINVAL;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_private_data = &s->region[i];
	vma->vm_ops = &slate_vm_ops;
	return 0;
}

static const struct vfio_device_ops slate_ops = {
	.name = "slate",
	.mmap = slate_mmap,
};
