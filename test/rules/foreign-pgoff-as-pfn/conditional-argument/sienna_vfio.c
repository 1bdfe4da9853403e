// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define SIENNA_SHIFT	40
#define SIENNA_PGMASK	((1ULL << (SIENNA_SHIFT - PAGE_SHIFT)) - 1)

struct sienna_mmio {
	u64 addr;
	u64 size;
};

struct sienna_dev {
	struct vfio_device vdev;
	struct sienna_mmio *mmio;
	u32 count;
};

static int sienna_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sienna_dev *d = container_of(vdev, struct sienna_dev, vdev);
	u64 page = vma->vm_pgoff & SIENNA_PGMASK;
	u64 len = vma->vm_end - vma->vm_start;
	u32 i = vma->vm_pgoff >> (SIENNA_SHIFT - PAGE_SHIFT);

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

static const struct vfio_device_ops sienna_ops = {
	.name = "sienna",
	.mmap = sienna_mmap,
};
