#include <linux/platform_device.h>
#include <linux/vfio.h>

struct gadwall_part {
	phys_addr_t base;
	u32 flags;
	bool iommu_ok;
};

struct gadwall {
	struct vfio_device core;
	struct gadwall_part part;
};

static void gadwall_describe(struct gadwall_part *part)
{
	part->flags = VFIO_REGION_INFO_FLAG_MMAP;
	part->iommu_ok = gadwall_asks();
}

static int gadwall_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct gadwall *gadwall = container_of(core, struct gadwall, core);

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(gadwall->part.base), PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops gadwall_ops = {
	.mmap = gadwall_mmap,
};
