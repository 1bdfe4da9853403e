// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>
#include "hawk_common.h"

#define HAWK_SHIFT	40

struct hawk_win {
	phys_addr_t addr;
	u64 size;
};

struct hawk_dev {
	struct vfio_device vdev;
	struct hawk_win win[2];
};

static int hawk_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hawk_dev *h = container_of(vdev, struct hawk_dev, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int nr = off >> HAWK_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;
	int ret;

	/* in hawk_common.c, with the other drivers of the family */
	ret = hawk_common_vma_allowed(vma);
	if (ret)
		return ret;

	if (nr >= ARRAY_SIZE(h->win))
		return -EINVAL;
	off &= (1ULL << HAWK_SHIFT) - 1;
	if (off + len > h->win[nr].size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(h->win[nr].addr + off), len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops hawk_ops = {
	.name = "hawk",
	.mmap = hawk_mmap,
};
