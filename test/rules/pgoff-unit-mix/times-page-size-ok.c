// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/vfio.h>

#define MALLOW_PGBITS		(40 - PAGE_SHIFT)
#define MALLOW_PAGE(vma)	((u64)(vma)->vm_pgoff & ((1ULL << MALLOW_PGBITS) - 1))
#define MALLOW_BYTE(vma)	(MALLOW_PAGE(vma) * PAGE_SIZE)
#define MALLOW_INDEX(vma)	((u64)(vma)->vm_pgoff >> MALLOW_PGBITS)

struct mallow {
	struct vfio_device vdev;
	struct cdx_device *cdx;
};

static int mallow_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct mallow *m = container_of(vdev, struct mallow, vdev);
	u64 len = vma->vm_end - vma->vm_start;
	struct resource *res;
	u64 end;

	if (MALLOW_INDEX(vma) >= m->cdx->res_count)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	res = &m->cdx->res[MALLOW_INDEX(vma)];
	if (check_add_overflow(MALLOW_BYTE(vma), len, &end) ||
	    end > resource_size(res))
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(res->start) + MALLOW_PAGE(vma), len,
				  pgprot_device(vma->vm_page_prot));
}

static const struct vfio_device_ops mallow_ops = {
	.name = "mallow-cdx",
	.mmap = mallow_mmap,
};
