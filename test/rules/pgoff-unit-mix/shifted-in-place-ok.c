// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define BURDOCK_SHIFT	40

struct burdock {
	struct vfio_device vdev;
	struct {
		phys_addr_t addr;
		resource_size_t size;
	} region[5];
	u8 count;
};

static int burdock_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct burdock *b = container_of(vdev, struct burdock, vdev);
	u64 index = vma->vm_pgoff >> (BURDOCK_SHIFT - PAGE_SHIFT);
	u64 pgoff = vma->vm_pgoff;
	u64 size = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (index >= b->count)
		return -EINVAL;

	pgoff &= (1ULL << (BURDOCK_SHIFT - PAGE_SHIFT)) - 1;
	/* the name stays, the unit does not */
	pgoff <<= PAGE_SHIFT;
	if (pgoff + size > b->region[index].size)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(b->region[index].addr + pgoff), size,
			       pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops burdock_ops = {
	.name = "burdock-mc",
	.mmap = burdock_mmap,
};
