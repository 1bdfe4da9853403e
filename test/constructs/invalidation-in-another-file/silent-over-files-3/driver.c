// The same close_device from the other file; this handler gives the frame to the remap call and to nobody else.
#include <linux/vfio.h>
#include <linux/mm.h>
#include "tinder.h"

static int flint_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct tinder *t = container_of(vdev, struct tinder, vdev);
	unsigned long pfn;

	pfn = t->phys >> PAGE_SHIFT;
	pfn += vma->vm_pgoff & TINDER_PAGE_MASK;
	return remap_pfn_range(vma, vma->vm_start, pfn,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops flint_ops = {
	.name		= "flint",
	.close_device	= tinder_close_device,
	.mmap		= flint_mmap,
};
