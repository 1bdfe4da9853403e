// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define ORR_SHIFT	40
#define ORR_PAGES	((1ULL << (ORR_SHIFT - PAGE_SHIFT)) - 1)

struct orr_mem {
	phys_addr_t addr;
	u64 size;
	bool present;
};

struct orr_dev {
	struct vfio_device	vdev;
	struct orr_mem		mem[4];
	unsigned int		nr_mem;
};

static bool orr_has_region(const struct orr_dev *o, unsigned int nr)
{
	return nr < o->nr_mem && o->mem[nr].present;
}

static int orr_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct orr_dev *o = container_of(vdev, struct orr_dev, vdev);
	unsigned int nr = vma->vm_pgoff >> (ORR_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & ORR_PAGES;
	u64 len = vma->vm_end - vma->vm_start;

	if (!orr_has_region(o, nr))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + len > o->mem[nr].size)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(o->mem[nr].addr) + page, len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops orr_ops = {
	.name = "orr",
	.mmap = orr_mmap,
};
