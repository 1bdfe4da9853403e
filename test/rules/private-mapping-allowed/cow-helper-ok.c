// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define WREN_SHIFT	40
#define WREN_PAGES	((1ULL << (WREN_SHIFT - PAGE_SHIFT)) - 1)

struct wren_dev {
	struct vfio_device vdev;
	phys_addr_t regs;
	u64 regs_size;
};

static int wren_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct wren_dev *w = container_of(vdev, struct wren_dev, vdev);
	u64 page = vma->vm_pgoff & WREN_PAGES;
	u64 len = vma->vm_end - vma->vm_start;

	if (vma->vm_pgoff >> (WREN_SHIFT - PAGE_SHIFT) != 0)
		return -ENXIO;
	if (is_cow_mapping(vma->vm_flags))
		return -EINVAL;
	if ((page << PAGE_SHIFT) + len > w->regs_size)
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(w->regs) + page,
			       len, pgprot_noncached(vma->vm_page_prot));
}

static const struct vfio_device_ops wren_ops = {
	.name = "wren",
	.mmap = wren_mmap,
};
