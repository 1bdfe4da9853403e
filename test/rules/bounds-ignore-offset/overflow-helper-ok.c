// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/overflow.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define ELDER_SHIFT	40
#define ELDER_MASK	((1ULL << ELDER_SHIFT) - 1)

struct elder_win {
	phys_addr_t addr;
	u64 size;
};

struct elder_dev {
	struct vfio_device vdev;
	struct elder_win *win;
	unsigned int nr;
};

static int elder_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct elder_dev *e = container_of(vdev, struct elder_dev, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int i = off >> ELDER_SHIFT;
	u64 start = off & ELDER_MASK;
	u64 len = vma->vm_end - vma->vm_start;
	u64 end;

	if (i >= e->nr)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (check_add_overflow(start, len, &end))
		return -EOVERFLOW;
	if (end > e->win[i].size)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(e->win[i].addr + start), len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops elder_ops = {
	.name = "elder",
	.mmap = elder_mmap,
};
