// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define PEARL_SHIFT	40
#define PEARL_PAGES	16

struct pearl_state {
	struct vfio_device vdev;
	struct page *pages[PEARL_PAGES];
};

/* Ordinary memory: VM_MIXEDMAP, never VM_PFNMAP. */
static int pearl_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pearl_state *ps = container_of(vdev, struct pearl_state, vdev);
	u64 first = vma->vm_pgoff & ((1ULL << (PEARL_SHIFT - PAGE_SHIFT)) - 1);
	u64 n = vma_pages(vma);
	u64 i;
	int ret;

	if (vma->vm_pgoff >> (PEARL_SHIFT - PAGE_SHIFT))
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (first + n > PEARL_PAGES)
		return -EINVAL;
	for (i = 0; i < n; i++) {
		ret = vm_insert_page(vma, vma->vm_start + i * PAGE_SIZE,
				     ps->pages[first + i]);
		if (ret)
			return ret;
	}
	return 0;
}

static const struct vfio_device_ops pearl_ops = {
	.name = "pearl-mdev",
	.mmap = pearl_mmap,
};
