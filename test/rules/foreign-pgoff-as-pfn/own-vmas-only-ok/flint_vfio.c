// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define FLINT_SHIFT	40
#define FLINT_PGMASK	((1ULL << (FLINT_SHIFT - PAGE_SHIFT)) - 1)

struct flint_mmio {
	u64 addr;
	u64 size;
};

struct flint_dev {
	struct vfio_device vdev;
	struct flint_mmio *mmio;
	u32 count;
};

static int flint_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct flint_dev *d = container_of(vdev, struct flint_dev, vdev);
	u64 page = vma->vm_pgoff & FLINT_PGMASK;
	u64 len = vma->vm_end - vma->vm_start;
	u32 i = vma->vm_pgoff >> (FLINT_SHIFT - PAGE_SHIFT);

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

static const struct vfio_device_ops flint_ops = {
	.name = "flint",
	.mmap = flint_mmap,
};
