// SPDX-License-Identifier: MIT
#include <linux/vfio.h>

#define LECHWE_OFFSET_SHIFT	40
#define LECHWE_OFFSET_MASK	(((u64)1 << LECHWE_OFFSET_SHIFT) - 1)

struct lechwe_part {
	phys_addr_t at;
	resource_size_t bytes;
};

struct lechwe {
	struct vfio_device vdev;
	unsigned int count;
	struct lechwe_part *parts;
};

static int lechwe_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct lechwe *l = container_of(vdev, struct lechwe, vdev);
	unsigned long inner = vma->vm_pgoff & (LECHWE_OFFSET_MASK >> PAGE_SHIFT);
	unsigned int i = vma->vm_pgoff >> (LECHWE_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long left;

	if (i >= l->count || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	left = l->parts[i].bytes >> PAGE_SHIFT;
	if (inner > left || vma_pages(vma) > left - inner)
		// <- error bounds-ignore-offset: where in the region it begins is not
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(l->parts[i].at) + inner,
			       vma_pages(vma) << PAGE_SHIFT, vma->vm_page_prot);
}

static const struct vfio_device_ops lechwe_ops = {
	.name = "lechwe",
	.mmap = lechwe_mmap,
};
