// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define GARNET_SHIFT	40
#define GARNET_IDX(vma)	((vma)->vm_pgoff >> (GARNET_SHIFT - PAGE_SHIFT))
#define GARNET_PG(vma)	((vma)->vm_pgoff & ((1ULL << (GARNET_SHIFT - PAGE_SHIFT)) - 1))

struct garnet_dev {
	struct vfio_device vdev;
	phys_addr_t ctrl, vram;
	u64 ctrl_size, vram_size;
};

static int garnet_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct garnet_dev *g = container_of(vdev, struct garnet_dev, vdev);
	bool vram = GARNET_IDX(vma) == 1;
	u64 size = vram ? g->vram_size : g->ctrl_size;
	unsigned long base = PHYS_PFN(vram ? g->vram : g->ctrl);
	u64 len = vma->vm_end - vma->vm_start;
	unsigned long pfn;

	if (GARNET_IDX(vma) > 1)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (((u64)GARNET_PG(vma) << PAGE_SHIFT) + len > size)
		return -EINVAL;

	pfn = vram ? base + vma->vm_pgoff
	//           ^ error unmasked-pgoff
		   : base + GARNET_PG(vma);
	return remap_pfn_range(vma, vma->vm_start, pfn, len, vma->vm_page_prot);
}

static const struct vfio_device_ops garnet_ops = {
	.name = "garnet",
	.mmap = garnet_mmap,
};
