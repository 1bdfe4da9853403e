// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define TEASEL_SHIFT		40
#define TEASEL_PAGES_PER_REGION	(1ULL << (TEASEL_SHIFT - PAGE_SHIFT))

struct teasel {
	struct vfio_device vdev;
	struct resource *mem[8];
	unsigned int nmem;
};

static int teasel_map(struct teasel *t, struct vm_area_struct *vma, u64 slot)
{
	struct resource *mem = t->mem[slot];
	u64 npages = resource_size(mem) >> PAGE_SHIFT;
	u64 skip = vma->vm_pgoff % TEASEL_PAGES_PER_REGION;
	u64 left;

	if (skip >= npages)
		return -EINVAL;
	left = npages - skip;

	if (vma->vm_end - vma->vm_start > ((u64)left << PAGE_SHIFT))
	//  ^ error pgoff-unit-mix
		return -EINVAL;

	return io_remap_pfn_range(vma, vma->vm_start,
				  PHYS_PFN(mem->start) + skip,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}

static int teasel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct teasel *t = container_of(vdev, struct teasel, vdev);
	u64 slot = vma->vm_pgoff / TEASEL_PAGES_PER_REGION;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	return slot < t->nmem ? teasel_map(t, vma, slot) : -EINVAL;
}

static const struct vfio_device_ops teasel_ops = {
	.name = "teasel",
	.mmap = teasel_mmap,
};
