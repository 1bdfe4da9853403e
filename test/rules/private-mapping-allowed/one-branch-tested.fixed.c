// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define SKUA_SHIFT	40
#define SKUA_PAGES	((1ULL << (SKUA_SHIFT - PAGE_SHIFT)) - 1)

struct skua_area {
	phys_addr_t addr;
	u64 size;
};

struct skua_dev {
	struct vfio_device vdev;
	struct skua_area portal;
	struct skua_area doorbell;
};

static int skua_remap(struct skua_area *a, struct vm_area_struct *vma)
{
	u64 page = vma->vm_pgoff & SKUA_PAGES;
	u64 len = vma->vm_end - vma->vm_start;

	if ((page << PAGE_SHIFT) + len > a->size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(a->addr) + page,
			       len, vma->vm_page_prot);
}

static int skua_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
// <- warning private-mapping-allowed
{
	struct skua_dev *s = container_of(vdev, struct skua_dev, vdev);

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	switch (vma->vm_pgoff >> (SKUA_SHIFT - PAGE_SHIFT)) {
	case 0:
		if (!(vma->vm_flags & VM_SHARED))
			return -EINVAL;
		return skua_remap(&s->portal, vma);
	case 1:
		vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
		return skua_remap(&s->doorbell, vma);
	}
	return -EINVAL;
}

static const struct vfio_device_ops skua_ops = {
	.name = "skua",
	.mmap = skua_mmap,
};
