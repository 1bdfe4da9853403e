// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define PIPIT_SHIFT 40

struct pipit_res {
	u64 addr, size;
};

struct pipit_dev {
	struct vfio_device vdev;
	struct pipit_res res[3];
};

static int pipit_check(struct pipit_dev *p, struct vm_area_struct *vma,
		       u32 *nr, u64 *at)
{
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	*nr = off >> PIPIT_SHIFT;
	if (*nr >= ARRAY_SIZE(p->res))
		return -EINVAL;
	*at = off & ((1ULL << PIPIT_SHIFT) - 1);
	if (*at + (vma->vm_end - vma->vm_start) > p->res[*nr].size)
		return -EINVAL;
	return 0;
}

static int pipit_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pipit_dev *p = container_of(vdev, struct pipit_dev, vdev);
	u64 at;
	u32 nr;
	int ret;

	ret = pipit_check(p, vma, &nr, &at);
	if (ret)
		return ret;
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(p->res[nr].addr + at),
				  vma->vm_end - vma->vm_start,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops pipit_ops = {
	.name = "pipit",
	.mmap = pipit_mmap,
};
