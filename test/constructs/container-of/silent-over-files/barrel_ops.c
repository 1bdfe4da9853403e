// Fills the tap address and hands the mmap over to barrel_remap.c.
#include "barrel.h"

static int barrel_open(struct vfio_device *v)
{
	struct barrel *b = to_barrel(v);

	b->tap = b->mem->start + SZ_64K;
	return 0;
}

static int barrel_mmap(struct vfio_device *v, struct vm_area_struct *vma)
{
	if (vma->vm_end - vma->vm_start > SZ_64K)
		return -EINVAL;
	return barrel_remap(v, vma);
}

static const struct vfio_device_ops barrel_vfio_ops = {
	.name = "barrel",
	.open_device = barrel_open,
	.mmap = barrel_mmap,
};
