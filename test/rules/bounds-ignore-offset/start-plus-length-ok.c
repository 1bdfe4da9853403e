// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define FIR_SHIFT	40
#define FIR_PAGES	((1ULL << (FIR_SHIFT - PAGE_SHIFT)) - 1)

struct fir_reg {
	phys_addr_t addr;
	u64 size;
};

struct fir_dev {
	struct vfio_device vdev;
	struct fir_reg reg[4];
};

static int fir_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fir_dev *f = container_of(vdev, struct fir_dev, vdev);
	unsigned int i = vma->vm_pgoff >> (FIR_SHIFT - PAGE_SHIFT);
	u64 len = vma->vm_end - vma->vm_start;
	u64 page = vma->vm_pgoff & FIR_PAGES;

	if (i >= ARRAY_SIZE(f->reg) || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	/* first what can never fit, then where it would come to lie */
	if (len > f->reg[i].size)
		return -EINVAL;
	if ((page << PAGE_SHIFT) > f->reg[i].size - len)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(f->reg[i].addr) + page, len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops fir_ops = {
	.name = "fir",
	.mmap = fir_mmap,
};
