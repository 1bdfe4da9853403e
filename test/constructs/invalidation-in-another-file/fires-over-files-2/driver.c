// close_device of this table is in tinder_zap.c beside it and invalidates by region offset: an error.
#include <linux/vfio.h>
#include <linux/mm.h>
#include "tinder.h"

static int tinder_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tinder *t = container_of(vdev, struct tinder, vdev);
	unsigned long pfn;

	pfn = t->phys >> PAGE_SHIFT;
	pfn += vma->vm_pgoff & TINDER_PAGE_MASK;
	vma->vm_pgoff = pfn;
	// <- error raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops tinder_ops = {
	.name		= "tinder",
	.close_device	= tinder_close_device,
	.mmap		= tinder_mmap,
};
