// The span handed back by raft_span.c is a copy of one with a physical start.
#include <linux/mm.h>
#include "raft.h"

static int raft_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct raft *raft = container_of(vdev, struct raft, vdev);
	unsigned int i = vma->vm_pgoff >> (40 - PAGE_SHIFT);
	unsigned long in = vma->vm_pgoff & ((1UL << (40 - PAGE_SHIFT)) - 1);
	struct raft_span span;

	if (i >= ARRAY_SIZE(raft->spans))
		return -EINVAL;

	raft_get_span(raft, i, &span);
	if (in + vma_pages(vma) > span.len >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_pgoff = PHYS_PFN(span.lo) + in;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct vfio_device_ops raft_ops = {
	.name = "raft",
	.mmap = raft_mmap,
};
