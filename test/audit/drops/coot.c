#include <linux/pci.h>
#include <linux/vfio.h>

struct coot {
	struct vfio_device core;
	struct vm_area_struct *last;
	phys_addr_t base;
	u64 size;
};

static int coot_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct coot *coot = container_of(core, struct coot, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > coot->size)
		return -EINVAL;
	coot->last = vma;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(coot->base), length, vma->vm_page_prot);
}

static void coot_close(struct vfio_device *core)
{
	struct coot *coot = container_of(core, struct coot, core);

	zap_vma_ptes(coot->last, coot->last->vm_start, coot->size);
}

static const struct vfio_device_ops coot_ops = {
	.close_device = coot_close,
	.mmap = coot_mmap,
};
