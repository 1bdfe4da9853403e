// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define COMFREY_PG_BITS		(40 - PAGE_SHIFT)

struct comfrey_area {
	phys_addr_t pa;
	u64 len;
};

struct comfrey {
	struct vfio_device vdev;
	struct comfrey_area area[2];
};

static vm_fault_t comfrey_fault(struct vm_fault *vmf)
{
	struct comfrey *c = vmf->vma->vm_private_data;
	u64 delta = vmf->address - vmf->vma->vm_start;
	u64 page = vmf->vma->vm_pgoff & ((1ULL << COMFREY_PG_BITS) - 1);
	u64 nr = vmf->vma->vm_pgoff >> COMFREY_PG_BITS;

	if (nr >= ARRAY_SIZE(c->area))
		return VM_FAULT_SIGBUS;

	delta >>= PAGE_SHIFT;
	if (delta + page >= DIV_ROUND_UP(c->area[nr].len, PAGE_SIZE))
		return VM_FAULT_SIGBUS;

	return vmf_insert_pfn(vmf->vma, vmf->address,
			      PHYS_PFN(c->area[nr].pa) + page + delta);
}

static const struct vm_operations_struct comfrey_vm_ops = {
	.fault = comfrey_fault,
};

static int comfrey_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct comfrey *c = container_of(vdev, struct comfrey, vdev);
	u64 nr = vma->vm_pgoff >> COMFREY_PG_BITS;
	u64 page = vma->vm_pgoff & ((1ULL << COMFREY_PG_BITS) - 1);

	if (nr >= ARRAY_SIZE(c->area))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + vma->vm_end - vma->vm_start >
	    c->area[nr].len)
		return -EINVAL;

	vma->vm_private_data = c;
	vma->vm_ops = &comfrey_vm_ops;
	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	return 0;
}

static const struct vfio_device_ops comfrey_ops = {
	.name = "comfrey",
	.mmap = comfrey_mmap,
};
