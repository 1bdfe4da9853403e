#include <linux/platform_device.h>
#include <linux/vfio.h>

struct linnet_part {
	phys_addr_t base;
	u32 flags;
	bool no_iommu;
};

struct linnet {
	struct vfio_device core;
	struct linnet_part part;
};

static void linnet_describe(struct linnet_part *part)
{
	part->flags = VFIO_REGION_INFO_FLAG_MMAP;
	part->no_iommu = true;
}

static int linnet_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct linnet *linnet = container_of(core, struct linnet, core);

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(linnet->part.base), PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops linnet_ops = {
	.mmap = linnet_mmap,
};
