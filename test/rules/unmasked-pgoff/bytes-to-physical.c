// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define AGATE_SHIFT	40
#define AGATE_MASK	((1ULL << AGATE_SHIFT) - 1)

struct agate_region {
	phys_addr_t addr;
	resource_size_t size;
};

struct agate_dev {
	struct vfio_device vdev;
	struct agate_region *regions;
	unsigned int num;
};

static int agate_map(struct agate_region *r, struct vm_area_struct *vma)
{
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	u64 len = vma->vm_end - vma->vm_start;
	phys_addr_t phys;

	if ((off & AGATE_MASK) + len > r->size)
		return -EINVAL;

	phys = r->addr + off;
	//     ^ error unmasked-pgoff
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(phys), len,
			       vma->vm_page_prot);
}

static int agate_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct agate_dev *a = container_of(vdev, struct agate_dev, vdev);
	unsigned int nr = vma->vm_pgoff >> (AGATE_SHIFT - PAGE_SHIFT);

	if (nr >= a->num || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return agate_map(&a->regions[nr], vma);
}

static const struct vfio_device_ops agate_ops = {
	.name = "agate",
	.mmap = agate_mmap,
};
