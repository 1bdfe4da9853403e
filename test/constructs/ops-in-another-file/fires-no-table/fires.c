// No table anywhere in sight: the exported function's parameters say that it is a VFIO mmap handler.
#include <linux/export.h>
#include <linux/vfio.h>
#include <linux/mm.h>

struct siphon {
	struct vfio_device	vdev;
	struct page		*pages;
	unsigned int		order;
};

int siphon_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct siphon *s = container_of(vdev, struct siphon, vdev);

	if (vma_pages(vma) > 1UL << s->order)
		return -EINVAL;

	vm_flags_set(vma, VM_DONTEXPAND | VM_DONTDUMP | VM_PFNMAP);
	vma->vm_pgoff = page_to_pfn(s->pages);
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma_pages(vma) << PAGE_SHIFT,
			       vma->vm_page_prot);
}
EXPORT_SYMBOL_GPL(siphon_mmap);
