/* Finds the device's memory, and maps it. */
#include "quern.h"

int quern_setup(struct quern *quern, struct platform_device *pdev)
{
	struct resource *res;

	while (quern->nr_stones < QUERN_MAX_STONES) {
		struct quern_stone *stone = &quern->stones[quern->nr_stones];

		res = platform_get_resource(pdev, IORESOURCE_MEM,
					    quern->nr_stones);
		if (!res)
			break;
		stone->addr = res->start;
		stone->size = resource_size(res);
		quern->nr_stones++;
	}
	return quern->nr_stones ? 0 : -ENODEV;
}

/* The vma must not go past the limit. */
int quern_map_stone(struct vm_area_struct *vma, resource_size_t limit)
{
	unsigned long size = vma->vm_end - vma->vm_start;

	if (size > limit)
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size,
			       vma->vm_page_prot);
}
