// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define DPX_SHIFT	40
#define DPX_MASK	((1ULL << DPX_SHIFT) - 1)

struct dpx_dev {
	struct vfio_device	vdev;
	phys_addr_t		portal;
	u64			portal_len;
};

typedef int (*dpx_map_fn)(struct dpx_dev *d, struct vm_area_struct *vma);

static int dpx_map_portal(struct dpx_dev *d, struct vm_area_struct *vma)
{
	u64 start = ((u64)vma->vm_pgoff << PAGE_SHIFT) & DPX_MASK;
	u64 len = vma->vm_end - vma->vm_start;

	if (start + len > d->portal_len)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(d->portal + start),
			       len, pgprot_noncached(vma->vm_page_prot));
}

static int dpx_map_none(struct dpx_dev *d, struct vm_area_struct *vma)
{
	return -EOPNOTSUPP;
}

static const dpx_map_fn dpx_map[] = {
	dpx_map_portal,
	dpx_map_none,
	dpx_map_none,
};

static int dpx_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct dpx_dev *d = container_of(vdev, struct dpx_dev, vdev);
	unsigned int which = vma->vm_pgoff >> (DPX_SHIFT - PAGE_SHIFT);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	return dpx_map[which](d, vma);
	//             ^ error index-unchecked
}

static const struct vfio_device_ops dpx_ops = {
	.name = "dpx",
	.mmap = dpx_mmap,
};
