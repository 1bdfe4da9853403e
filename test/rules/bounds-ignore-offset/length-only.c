// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define ASH_SHIFT	40
#define ASH_PAGES	((1ULL << (ASH_SHIFT - PAGE_SHIFT)) - 1)

struct ash_reg {
	phys_addr_t addr;
	u64 size;
};

struct ash_dev {
	struct vfio_device vdev;
	struct ash_reg reg[4];
};

static int ash_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ash_dev *a = container_of(vdev, struct ash_dev, vdev);
	unsigned int i = vma->vm_pgoff >> (ASH_SHIFT - PAGE_SHIFT);
	u64 len = vma->vm_end - vma->vm_start;
	unsigned long pfn;

	if (i >= ARRAY_SIZE(a->reg))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (len > a->reg[i].size)
	//  ^ error bounds-ignore-offset
		return -EINVAL;

	pfn = PHYS_PFN(a->reg[i].addr) + (vma->vm_pgoff & ASH_PAGES);
	return remap_pfn_range(vma, vma->vm_start, pfn, len, vma->vm_page_prot);
}

static const struct vfio_device_ops ash_ops = {
	.name = "ash",
	.mmap = ash_mmap,
};
