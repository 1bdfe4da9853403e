// The header's pfn inline feeds the remap call; what is stored comes from the header's other inline, in region coding.
#include <linux/module.h>
#include "sled.h"

static int sled_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct sled *sled = container_of(vdev, struct sled, vdev);
	unsigned int i = SLED_INDEX(vma->vm_pgoff);
	struct resource *r = sled_runner(sled, i);
	unsigned long track, inside = SLED_INSIDE(vma->vm_pgoff);

	if (!r || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (inside + vma_pages(vma) > PFN_DOWN(resource_size(r)))
		return -EINVAL;

	track = sled_track(sled, vma->vm_pgoff);
	vma->vm_pgoff = sled_label(i, inside);
	return remap_pfn_range(vma, vma->vm_start, track,
			       vma->vm_end - vma->vm_start,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops sled_ops = {
	.name	= "vfio-sled",
	.mmap	= sled_mmap,
};
