// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define HOLM_SHIFT	40
#define HOLM_PGMASK	((1ULL << (HOLM_SHIFT - PAGE_SHIFT)) - 1)

struct holm_region {
	u64 addr;
	u64 size;
	u32 flags;
};

struct holm_dev {
	struct vfio_device vdev;
	struct holm_region *rg;
	u32 nr;
};

static void holm_quirk(struct holm_dev *h)
{
	u32 i;

	for (i = 0; i < h->nr; i++)
		if (h->rg[i].size & ~PAGE_MASK)
			h->rg[i].flags &= ~VFIO_REGION_INFO_FLAG_MMAP;
}

static int holm_open(struct vfio_device *vdev)
{
	holm_quirk(container_of(vdev, struct holm_dev, vdev));
	return 0;
}

static int holm_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct holm_dev *h = container_of(vdev, struct holm_dev, vdev);
	u64 page = vma->vm_pgoff & HOLM_PGMASK;
	u64 len = vma->vm_end - vma->vm_start;
	u32 i = vma->vm_pgoff >> (HOLM_SHIFT - PAGE_SHIFT);

	if (i >= h->nr)
		return -EINVAL;
	if (!(h->rg[i].flags & VFIO_REGION_INFO_FLAG_MMAP))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + len > h->rg[i].size)
		return -EINVAL;
	vma->vm_page_prot = pgprot_device(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start,
				  (h->rg[i].addr >> PAGE_SHIFT) + page, len,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops holm_ops = {
	.name = "holm-cdx",
	.open_device = holm_open,
	.mmap = holm_mmap,
};
