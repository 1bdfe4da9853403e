// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define GABBRO_SHIFT	40
#define GABBRO_PSHIFT	(GABBRO_SHIFT - PAGE_SHIFT)
/* the page in the region, although the name says pgoff */
#define vma_pgoff(vma)	((vma)->vm_pgoff % (1ULL << GABBRO_PSHIFT))
#define vma_region(vma)	((vma)->vm_pgoff / (1ULL << GABBRO_PSHIFT))

struct gabbro_reg {
	phys_addr_t addr;
	u64 size;
};

struct gabbro_dev {
	struct vfio_device vdev;
	struct gabbro_reg *reg;
	unsigned int nr;
};

static int gabbro_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gabbro_dev *g = container_of(vdev, struct gabbro_dev, vdev);
	u64 which = vma_region(vma);
	u64 page = vma_pgoff(vma);
	u64 len = vma->vm_end - vma->vm_start;

	if (which >= g->nr)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + len > g->reg[which].size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(g->reg[which].addr) + vma_pgoff(vma),
			       len, vma->vm_page_prot);
}

static const struct vfio_device_ops gabbro_ops = {
	.name = "gabbro",
	.mmap = gabbro_mmap,
};
