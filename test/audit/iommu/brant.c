#include <linux/platform_device.h>
#include <linux/vfio.h>

struct brant_part {
	phys_addr_t base;
	u32 flags;
	bool iommu_ok;
};

struct brant {
	struct vfio_device core;
	struct brant_part part;
};

static void brant_describe(struct brant_part *part)
{
	part->flags = VFIO_REGION_INFO_FLAG_MMAP;
	part->iommu_ok = true;
}

static void brant_forbid(struct brant_part *part)
{
	part->iommu_ok = false;
}

static int brant_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct brant *brant = container_of(core, struct brant, core);

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(brant->part.base), PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops brant_ops = {
	.mmap = brant_mmap,
};
