// SPDX-License-Identifier: MIT
#include <linux/mm.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

#define OCHRE_SHIFT	40
#define OCHRE_PGMASK	((1ULL << (OCHRE_SHIFT - PAGE_SHIFT)) - 1)

struct ochre_mmio {
	u64 addr;
	u64 size;
};

struct ochre_dev {
	struct vfio_device vdev;
	struct ochre_mmio *mmio;
	u32 count;
};

static int ochre_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ochre_dev *d = container_of(vdev, struct ochre_dev, vdev);
	u64 page = vma->vm_pgoff & OCHRE_PGMASK;
	u64 len = vma->vm_end - vma->vm_start;
	u32 i = vma->vm_pgoff >> (OCHRE_SHIFT - PAGE_SHIFT);

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

static const struct vfio_device_ops ochre_ops = {
	.name = "ochre",
	.mmap = ochre_mmap,
};
