// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define OPAL_SHIFT	40
#define OPAL_PAGES	((1ULL << (OPAL_SHIFT - PAGE_SHIFT)) - 1)

struct opal_reg {
	phys_addr_t addr;
	u64 size;
};

struct opal_dev {
	struct vfio_device vdev;
	struct opal_reg reg[4];
};

static int opal_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct opal_dev *o = container_of(vdev, struct opal_dev, vdev);
	unsigned int i = vma->vm_pgoff >> (OPAL_SHIFT - PAGE_SHIFT);
	u64 start = (u64)(vma->vm_pgoff & OPAL_PAGES) << PAGE_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;

	if (i >= ARRAY_SIZE(o->reg))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (start + len > o->reg[i].size)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(o->reg[i].addr) + vma->vm_pgoff,
			//     ^ error unmasked-pgoff
			       len, vma->vm_page_prot);
}

static const struct vfio_device_ops opal_ops = {
	.name = "opal",
	.mmap = opal_mmap,
};
