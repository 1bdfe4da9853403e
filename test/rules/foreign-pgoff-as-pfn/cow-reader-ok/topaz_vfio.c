// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define TOPAZ_SHIFT	40
#define TOPAZ_PGMASK	((1ULL << (TOPAZ_SHIFT - PAGE_SHIFT)) - 1)

struct topaz_mmio {
	u64 addr;
	u64 size;
};

struct topaz_dev {
	struct vfio_device vdev;
	struct topaz_mmio *mmio;
	u32 count;
};

static int topaz_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct topaz_dev *d = container_of(vdev, struct topaz_dev, vdev);
	u64 page = vma->vm_pgoff & TOPAZ_PGMASK;
	u64 len = vma->vm_end - vma->vm_start;
	u32 i = vma->vm_pgoff >> (TOPAZ_SHIFT - PAGE_SHIFT);

	if (i >= d->count)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + len > d->mmio[i].size)
		return -EINVAL;
	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(d->mmio[i].addr) + page, len,
				  vma->vm_page_prot);
}

static const struct vfio_device_ops topaz_ops = {
	.name = "topaz",
	.mmap = topaz_mmap,
};
