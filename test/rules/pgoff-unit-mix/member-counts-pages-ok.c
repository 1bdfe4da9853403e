// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define SEDGE_PG_BITS	(40 - PAGE_SHIFT)

struct sedge_reg {
	unsigned long base;	/* pfn */
	u64 size;		/* pages, see sedge_init() */
};

struct sedge_dev {
	struct vfio_device vdev;
	struct sedge_reg reg[4];
	int nr;
};

static int sedge_init(struct vfio_device *vdev)
{
	struct sedge_dev *s = container_of(vdev, struct sedge_dev, vdev);
	struct platform_device *pdev = to_platform_device(vdev->dev);
	struct resource *res;

	for (s->nr = 0; s->nr < 4; s->nr++) {
		res = platform_get_resource(pdev, IORESOURCE_MEM, s->nr);
		if (!res)
			break;
		s->reg[s->nr].base = PHYS_PFN(res->start);
		s->reg[s->nr].size = resource_size(res) >> PAGE_SHIFT;
	}
	return s->nr ? 0 : -ENODEV;
}

static int sedge_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sedge_dev *s = container_of(vdev, struct sedge_dev, vdev);
	u64 idx = vma->vm_pgoff >> SEDGE_PG_BITS;
	u64 pgoff = vma->vm_pgoff & ((1ULL << SEDGE_PG_BITS) - 1);
	struct sedge_reg *reg;

	if (idx >= s->nr)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	reg = &s->reg[idx];
	if (pgoff + vma_pages(vma) > reg->size)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start, reg->base + pgoff,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops sedge_ops = {
	.name = "sedge",
	.init = sedge_init,
	.mmap = sedge_mmap,
};
