// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define PINE_SHIFT	40

struct pine_res {
	u64 addr;
	u64 size;
};

struct pine_dev {
	struct vfio_device vdev;
	struct pine_res res[6];
};

static int pine_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pine_dev *p = container_of(vdev, struct pine_dev, vdev);
	unsigned int i = vma->vm_pgoff >> (PINE_SHIFT - PAGE_SHIFT);
	unsigned long len = vma->vm_end - vma->vm_start;

	if (i >= ARRAY_SIZE(p->res))
		return -EINVAL;
	if (vma->vm_pgoff != (unsigned long)i << (PINE_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (len > p->res[i].size)
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(p->res[i].addr), len,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops pine_ops = {
	.name = "pine",
	.mmap = pine_mmap,
};
