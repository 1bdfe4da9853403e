// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define KNOT_SHIFT	40
#define KNOT_MASK	((1ULL << KNOT_SHIFT) - 1)

struct knot_region {
	phys_addr_t addr;
	resource_size_t size;
};

struct knot_dev {
	struct vfio_device vdev;
	struct knot_region *regions;
	unsigned int nr;
};

static int knot_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct knot_dev *k = container_of(vdev, struct knot_dev, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int i = off >> KNOT_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;
	bool shared = vma->vm_flags & VM_MAYSHARE;

	off &= KNOT_MASK;
	if (i >= k->nr || !shared)
		return -EINVAL;
	if (off + len > k->regions[i].size)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(k->regions[i].addr + off), len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops knot_ops = {
	.name = "knot",
	.mmap = knot_mmap,
};
