// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define OAK_SHIFT	40
#define OAK_MASK	((1ULL << OAK_SHIFT) - 1)

struct oak_region {
	phys_addr_t addr;
	u64 size;
};

struct oak_dev {
	struct vfio_device vdev;
	struct oak_region region[2];
};

static int oak_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct oak_dev *o = container_of(vdev, struct oak_dev, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	unsigned int i = off >> OAK_SHIFT;
	u64 inside = off & OAK_MASK;
	u64 len = vma->vm_end - vma->vm_start;

	if (i >= ARRAY_SIZE(o->region))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	/* regions are mapped from their beginning or not at all */
	if (inside)
		return -EINVAL;
	if (len > o->region[i].size)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(o->region[i].addr + inside), len,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops oak_ops = {
	.name = "oak",
	.mmap = oak_mmap,
};
