// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define TRB_SHIFT		40
#define TRB_INDEX(off)		((u64)(off) >> TRB_SHIFT)
#define TRB_OFFSET(i)		((u64)(i) << TRB_SHIFT)
#define TRB_MASK		((1ULL << TRB_SHIFT) - 1)

struct trb_window {
	phys_addr_t addr;
	resource_size_t size;
	u32 type;
};

struct trb_device {
	struct vfio_device core;
	struct trb_window *win;
	u32 num_win;
};

static int trb_map_window(struct trb_window *w, struct vm_area_struct *vma)
{
	u64 bytes = vma->vm_end - vma->vm_start;
	u64 at = ((u64)vma->vm_pgoff << PAGE_SHIFT) & TRB_MASK;

	if (at > w->size || bytes > w->size - at)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, (w->addr + at) >> PAGE_SHIFT,
			       bytes, vma->vm_page_prot);
}

static int trb_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct trb_device *t = container_of(core, struct trb_device, core);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return trb_map_window(&t->win[TRB_INDEX(off)], vma);
	//                            ^ error index-unchecked
}

static const struct vfio_device_ops trb_vfio_ops = {
	.name	= "trb",
	.mmap	= trb_mmap,
};
