#include <linux/pci.h>
#include <linux/vfio.h>

struct rail {
	struct vfio_device core;
	struct vm_area_struct *last;
	phys_addr_t base;
	u64 size;
};

static int rail_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct rail *rail = container_of(core, struct rail, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > rail->size)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(rail->base);
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(rail->base), length, vma->vm_page_prot);
}

static void rail_close(struct vfio_device *core)
{
	struct rail *rail = container_of(core, struct rail, core);

	unmap_mapping_range(core->inode->i_mapping, 0, rail->size, true);
}

static const struct vfio_device_ops rail_ops = {
	.close_device = rail_close,
	.mmap = rail_mmap,
};
