// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define ROWAN_OFFSET_SHIFT	40

struct rowan_cdx {
	struct vfio_device vdev;
	struct cdx_device *cdx;
};

static inline u64 rowan_page(const struct vm_area_struct *vma)
{
	u64 one = 1ULL << (ROWAN_OFFSET_SHIFT - PAGE_SHIFT);

	return vma->vm_pgoff & (one - 1);
}

static int rowan_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct rowan_cdx *r = container_of(vdev, struct rowan_cdx, vdev);
	u64 idx = vma->vm_pgoff >> (ROWAN_OFFSET_SHIFT - PAGE_SHIFT);
	u64 room, want = vma->vm_end - vma->vm_start;
	struct resource *res;

	if (!(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (idx >= r->cdx->res_count)
		return -ENXIO;

	res = &r->cdx->res[idx];
	room = resource_size(res) - ((u64)rowan_page(vma) << PAGE_SHIFT);
	//     ^ error pgoff-unit-mix
	if (want > room)
		return -ENXIO;

	return io_remap_pfn_range(vma, vma->vm_start,
				  PFN_DOWN(res->start) + rowan_page(vma),
				  want, pgprot_device(vma->vm_page_prot));
}

static const struct vfio_device_ops rowan_ops = {
	.name = "rowan-cdx",
	.mmap = rowan_mmap,
};
