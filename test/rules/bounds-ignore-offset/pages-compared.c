// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define LIND_SHIFT	40
#define LIND_PAGES	((1ULL << (LIND_SHIFT - PAGE_SHIFT)) - 1)

struct lind_res {
	u64 addr;
	u64 size;
};

struct lind_dev {
	struct vfio_device vdev;
	struct lind_res *res;
	u32 count;
};

static int lind_map(struct lind_res *r, struct vm_area_struct *vma)
{
	u64 first = vma->vm_pgoff & LIND_PAGES;
	unsigned long pages = vma_pages(vma);

	if (pages > r->size >> PAGE_SHIFT)
	//  ^ error bounds-ignore-offset
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(r->addr) + first,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}

static int lind_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lind_dev *l = container_of(vdev, struct lind_dev, vdev);
	u32 i = vma->vm_pgoff >> (LIND_SHIFT - PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (i < l->count)
		return lind_map(l->res + i, vma);
	return -EINVAL;
}

static const struct vfio_device_ops lind_ops = {
	.name = "lind",
	.mmap = lind_mmap,
};
