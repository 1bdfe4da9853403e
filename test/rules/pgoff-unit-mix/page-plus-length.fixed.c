// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define ALDER_SHIFT		40
#define ALDER_PG_SHIFT		(ALDER_SHIFT - PAGE_SHIFT)
#define ALDER_PG_MASK		((1ULL << ALDER_PG_SHIFT) - 1)

struct alder_region {
	phys_addr_t addr;
	u64 size;		/* bytes */
};

struct alder_dev {
	struct vfio_device vdev;
	struct alder_region *regions;
	u32 num_regions;
};

static int alder_add_region(struct alder_dev *a, u32 i, struct resource *res)
{
	if (i >= a->num_regions)
		return -EINVAL;
	a->regions[i].addr = res->start;
	a->regions[i].size = resource_size(res);
	return 0;
}

static int alder_init(struct vfio_device *vdev)
{
	struct alder_dev *a = container_of(vdev, struct alder_dev, vdev);
	struct platform_device *pdev = to_platform_device(vdev->dev);
	struct resource *res;
	u32 i;

	for (i = 0; i < a->num_regions; i++) {
		res = platform_get_resource(pdev, IORESOURCE_MEM, i);
		if (!res)
			return -ENODEV;
		alder_add_region(a, i, res);
	}
	return 0;
}

static int alder_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct alder_dev *a = container_of(vdev, struct alder_dev, vdev);
	u64 index = vma->vm_pgoff >> ALDER_PG_SHIFT;
	u64 pgoff = vma->vm_pgoff & ALDER_PG_MASK;
	u64 req_len = vma->vm_end - vma->vm_start;

	if (index >= a->num_regions)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (((u64)pgoff << PAGE_SHIFT) + req_len > a->regions[index].size)
	//  ^ error pgoff-unit-mix
		return -EINVAL;

	vma->vm_page_prot = pgprot_noncached(vma->vm_page_prot);
	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(a->regions[index].addr) + pgoff,
			       req_len, vma->vm_page_prot);
}

static const struct vfio_device_ops alder_ops = {
	.name = "vfio-alder",
	.init = alder_init,
	.mmap = alder_mmap,
};
