// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define BISE_SHIFT	40
#define BISE_PAGES	((1ULL << (BISE_SHIFT - PAGE_SHIFT)) - 1)

struct bise_dev {
	struct vfio_device vdev;
	struct mutex lock;
	struct vm_area_struct *vma;
	u64 addr;
	u64 size;
};

static void bise_revoke(struct bise_dev *b)
{
	lockdep_assert_held(&b->lock);
	if (b->vma)
		zap_vma_ptes(b->vma, b->vma->vm_start,
			     b->vma->vm_end - b->vma->vm_start);
	b->vma = NULL;
}

static int bise_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bise_dev *b = container_of(vdev, struct bise_dev, vdev);
	u64 page = vma->vm_pgoff & BISE_PAGES;
	u64 len = vma->vm_end - vma->vm_start;
	int ret;

	if (vma->vm_pgoff >> (BISE_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + len > b->size)
		return -EINVAL;

	mutex_lock(&b->lock);
	bise_revoke(b);
	ret = io_remap_pfn_range(vma, vma->vm_start, PHYS_PFN(b->addr) + page,
				 len, vma->vm_page_prot);
	if (!ret)
		b->vma = vma;
	mutex_unlock(&b->lock);
	return ret;
}

static const struct vfio_device_ops bise_ops = {
	.name = "bise",
	.mmap = bise_mmap,
};
