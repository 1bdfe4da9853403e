// SPDX-License-Identifier: MIT
#include <linux/dma-mapping.h>
#include <linux/mm.h>

struct bounce {
	struct device *dev;
	dma_addr_t dma;
	size_t len;
};

static phys_addr_t bounce_phys(struct vm_area_struct *vma, unsigned long addr)
{
	unsigned long pgoff;

	if (!(vma->vm_flags & VM_PFNMAP))
		return 0;
	pgoff = vma->vm_pgoff;
	// <- note foreign-pgoff-as-pfn
	return __pfn_to_phys(pgoff) + (addr - vma->vm_start);
}

int bounce_map_user(struct bounce *b, struct vm_area_struct *vma,
		    unsigned long addr)
{
	phys_addr_t pa = bounce_phys(vma, addr);

	if (!pa)
		return -EINVAL;
	b->dma = dma_map_resource(b->dev, pa, b->len, DMA_BIDIRECTIONAL, 0);
	return dma_mapping_error(b->dev, b->dma);
}
