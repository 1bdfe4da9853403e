// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define SORB_SHIFT 40

struct sorb_blk {
	unsigned int id;
	phys_addr_t addr;
	u64 size;
};

struct sorb_dev {
	struct vfio_device vdev;
	struct sorb_blk blk[8];
	unsigned int nr;
};

static int sorb_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sorb_dev *s = container_of(vdev, struct sorb_dev, vdev);
	unsigned int id = vma->vm_pgoff >> (SORB_SHIFT - PAGE_SHIFT);
	u64 at = ((u64)vma->vm_pgoff << PAGE_SHIFT) & ((1ULL << SORB_SHIFT) - 1);
	u64 len = vma->vm_end - vma->vm_start;
	unsigned int i;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	/* the id is only compared, the table is walked with a number of ours */
	for (i = 0; i < s->nr; i++) {
		if (s->blk[i].id != id)
			continue;
		if (at + len > s->blk[i].size)
			return -EINVAL;
		return remap_pfn_range(vma, vma->vm_start,
				       PHYS_PFN(s->blk[i].addr + at), len,
				       vma->vm_page_prot);
	}
	return -ENODEV;
}

static const struct vfio_device_ops sorb_ops = {
	.name = "sorb",
	.mmap = sorb_mmap,
};
