// The store takes the return value of a static inline of the driver's header.
#include <linux/module.h>
#include "sled.h"

static int sled_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sled *sled = container_of(vdev, struct sled, vdev);
	struct resource *r = sled_runner(sled, SLED_INDEX(vma->vm_pgoff));

	if (!r || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (SLED_INSIDE(vma->vm_pgoff) + vma_pages(vma) > PFN_DOWN(resource_size(r)))
		return -EINVAL;

	vma->vm_pgoff = sled_track(sled, vma->vm_pgoff);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops sled_ops = {
	.name	= "vfio-sled",
	.mmap	= sled_mmap,
};
