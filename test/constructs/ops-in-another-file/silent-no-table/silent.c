// No table in sight and no struct vfio_device either: a dma heap's mmap in a file that includes vfio.h.
#include <linux/export.h>
#include <linux/vfio.h>
#include <linux/mm.h>

struct siphon_pool {
	struct page		*pages;
	unsigned int		order;
	struct vfio_device	*user;
};

int siphon_pool_mmap(struct siphon_pool *pool, struct vm_area_struct *vma)
{
	if (vma_pages(vma) > 1UL << pool->order)
		return -EINVAL;

	vma->vm_pgoff = page_to_pfn(pool->pages);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma_pages(vma) << PAGE_SHIFT,
			       vma->vm_page_prot);
}
EXPORT_SYMBOL_GPL(siphon_pool_mmap);
