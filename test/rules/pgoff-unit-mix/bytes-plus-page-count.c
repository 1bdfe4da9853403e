// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define VFIO_FSL_MC_OFFSET_SHIFT	40
#define VFIO_FSL_MC_OFFSET_MASK		((1ULL << VFIO_FSL_MC_OFFSET_SHIFT) - 1)
#define VFIO_FSL_MC_OFFSET_TO_INDEX(o)	((u64)(o) >> VFIO_FSL_MC_OFFSET_SHIFT)

struct larch_mc {
	struct vfio_device vdev;
	struct fsl_mc_device *mc_dev;
};

static int larch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct larch_mc *l = container_of(vdev, struct larch_mc, vdev);
	struct fsl_mc_device *mc = l->mc_dev;
	u64 fd_off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 i = VFIO_FSL_MC_OFFSET_TO_INDEX(fd_off);
	u64 in_region;
	struct resource *r;

	if (i >= mc->obj_desc.region_count)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	r = &mc->regions[i];
	in_region = fd_off & VFIO_FSL_MC_OFFSET_MASK;

	if (in_region + vma_pages(vma) > resource_size(r))
	//  ^ error pgoff-unit-mix
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
			       (r->start + in_region) >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops larch_ops = {
	.name = "larch-fsl-mc",
	.mmap = larch_mmap,
};
