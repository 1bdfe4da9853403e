// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define VETCH_SHIFT	40
#define VETCH_MASK	((1ULL << VETCH_SHIFT) - 1)
#define VETCH_RO	BIT(0)

struct vetch_reg {
	phys_addr_t addr;
	resource_size_t size;
	u32 attr;
};

struct vetch_dev {
	struct vfio_device vdev;
	u32 nr;
	struct vetch_reg reg[];
};

static int vetch_map(struct vetch_reg *reg, struct vm_area_struct *vma, u64 at)
{
	u64 len = vma->vm_end - vma->vm_start;

	if (at + len > reg->size)
		return -EINVAL;

	if (reg->attr & VETCH_RO) {
		if (vma->vm_flags & VM_WRITE)
			return -EPERM;
		vm_flags_clear(vma, VM_MAYEXEC);
	}
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(reg->addr + at),
			       len, vma->vm_page_prot);
}

static int vetch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
// <- warning private-mapping-allowed
{
	struct vetch_dev *v = container_of(vdev, struct vetch_dev, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u32 nr = off >> VETCH_SHIFT;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;

	return nr < v->nr ? vetch_map(&v->reg[nr], vma, off & VETCH_MASK)
			  : -EINVAL;
}

static const struct vfio_device_ops vetch_ops = {
	.name = "vetch",
	.mmap = vetch_mmap,
};
