#include <linux/platform_device.h>
#include <linux/vfio.h>

struct twite {
	struct vfio_device core;
	phys_addr_t base;
};

static int twite_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct twite *twite = container_of(core, struct twite, core);

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	vma->vm_pgoff = twite->base;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(twite->base), PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops twite_ops = {
	.mmap = twite_mmap,
};
