// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define ROOK_SHIFT	40
#define ROOK_PAGES	((1ULL << (ROOK_SHIFT - PAGE_SHIFT)) - 1)

struct rook_res {
	u64 addr;
	u64 size;
};

struct rook_dev {
	struct vfio_device vdev;
	struct rook_res *res;
	u32 count;
};

static int rook_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
// <- warning private-mapping-allowed
{
	struct rook_dev *r = container_of(vdev, struct rook_dev, vdev);
	u32 i = vma->vm_pgoff >> (ROOK_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & ROOK_PAGES;
	u64 len = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (i >= r->count)
		return -EINVAL;
	if (vma->vm_flags & VM_EXEC)
		return -EPERM;
	if ((page << PAGE_SHIFT) + len > r->res[i].size)
		return -EINVAL;

	vma->vm_page_prot = pgprot_device(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(r->res[i].addr) + page, len,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops rook_ops = {
	.name = "rook-cdx",
	.mmap = rook_mmap,
};
