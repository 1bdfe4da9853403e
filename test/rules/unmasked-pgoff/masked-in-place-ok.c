// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define FLINT_SHIFT	40

struct flint_res {
	u64 addr;
	u64 size;
};

struct flint_dev {
	struct vfio_device vdev;
	struct flint_res *res;
	u32 count;
};

static int flint_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct flint_dev *f = container_of(vdev, struct flint_dev, vdev);
	u64 pgoff = vma->vm_pgoff;
	u64 len = vma->vm_end - vma->vm_start;
	u32 i = pgoff >> (FLINT_SHIFT - PAGE_SHIFT);

	if (i >= f->count || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	pgoff &= (1ULL << (FLINT_SHIFT - PAGE_SHIFT)) - 1;
	if ((pgoff << PAGE_SHIFT) + len > f->res[i].size)
		return -EINVAL;

	pgoff += PHYS_PFN(f->res[i].addr);
	return io_remap_pfn_range(vma, vma->vm_start, pgoff, len,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops flint_ops = {
	.name = "flint",
	.mmap = flint_mmap,
};
