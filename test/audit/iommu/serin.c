#include <linux/platform_device.h>
#include <linux/vfio.h>

struct serin_part {
	phys_addr_t base;
	u32 flags;
	bool p2p_allowed;
};

struct serin {
	struct vfio_device core;
	struct serin_part part;
};

static void serin_describe(struct serin_part *part)
{
	part->flags = VFIO_REGION_INFO_FLAG_MMAP;
	part->p2p_allowed = true;
}

static int serin_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct serin *serin = container_of(core, struct serin, core);

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(serin->part.base), PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops serin_ops = {
	.mmap = serin_mmap,
};
