// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define CHERT_SHIFT		40
#define CHERT_FIRST_PAGE(i)	((unsigned long)(i) << (CHERT_SHIFT - PAGE_SHIFT))

struct chert_reg {
	phys_addr_t addr;
	u64 size;
};

struct chert_dev {
	struct vfio_device vdev;
	struct chert_reg reg[4];
};

static int chert_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct chert_dev *c = container_of(vdev, struct chert_dev, vdev);
	unsigned int i = vma->vm_pgoff >> (CHERT_SHIFT - PAGE_SHIFT);
	u64 len = vma->vm_end - vma->vm_start;
	u64 page;

	if (i >= ARRAY_SIZE(c->reg))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	page = vma->vm_pgoff - CHERT_FIRST_PAGE(i);
	if ((page << PAGE_SHIFT) + len > c->reg[i].size)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(c->reg[i].addr) + page, len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops chert_ops = {
	.name = "chert",
	.mmap = chert_mmap,
};
