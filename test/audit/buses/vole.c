#include <linux/cdx/cdx_bus.h>
#include <linux/vfio.h>

struct vole {
	struct vfio_device core;
	phys_addr_t base;
	u64 size;
};

static int vole_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct vole *vole = container_of(core, struct vole, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (vma->vm_pgoff || length > vole->size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(vole->base), length, vma->vm_page_prot);
}

static const struct vfio_device_ops vole_ops = {
	.mmap = vole_mmap,
};

static struct cdx_driver vole_driver = {
	.probe = vole_probe,
};
