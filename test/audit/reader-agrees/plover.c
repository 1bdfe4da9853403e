#include <linux/pci.h>
#include <linux/vfio.h>

struct plover {
	struct vfio_device core;
	phys_addr_t base;
	u64 size;
};

static int plover_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct plover *plover = container_of(core, struct plover, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > plover->size)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(plover->base);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, length, vma->vm_page_prot);
}

static const struct vfio_device_ops plover_ops = {
	.mmap = plover_mmap,
};

static struct pci_driver plover_driver = {
	.probe = plover_probe,
};
