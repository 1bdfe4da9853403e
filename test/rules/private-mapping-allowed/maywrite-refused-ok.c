// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define SMEW_SHIFT	40
#define SMEW_PAGES	((1ULL << (SMEW_SHIFT - PAGE_SHIFT)) - 1)

struct smew_dev {
	struct vfio_device vdev;
	phys_addr_t rom;
	u64 rom_size;
};

/* The only thing that maps is a ROM: nobody may write, now or later. */
static int smew_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct smew_dev *s = container_of(vdev, struct smew_dev, vdev);
	u64 page = vma->vm_pgoff & SMEW_PAGES;
	u64 len = vma->vm_end - vma->vm_start;

	if (vma->vm_pgoff >> (SMEW_SHIFT - PAGE_SHIFT) != 6)
		return -EINVAL;
	if (vma->vm_flags & VM_MAYWRITE)
		return -EPERM;
	if ((page << PAGE_SHIFT) + len > s->rom_size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(s->rom) + page,
			       len, vma->vm_page_prot);
}

static const struct vfio_device_ops smew_ops = {
	.name = "smew",
	.mmap = smew_mmap,
};
