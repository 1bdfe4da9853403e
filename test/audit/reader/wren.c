#include <linux/pci.h>
#include <linux/vfio.h>

struct wren {
	struct vfio_device core;
	phys_addr_t base;
	u64 size;
};

static int wren_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct wren *wren = container_of(core, struct wren, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > wren->size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(wren->base), length, vma->vm_page_prot);
}

static const struct vfio_device_ops wren_ops = {
	.mmap = wren_mmap,
};

static struct pci_driver wren_driver = {
	.probe = wren_probe,
};
