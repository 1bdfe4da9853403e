#include <linux/pci.h>
#include <linux/vfio.h>
#include "crane.h"

int crane_core_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct crane *crane = container_of(core, struct crane, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > crane->size)
		return -EINVAL;
	vma->vm_pgoff = PHYS_PFN(crane->base);
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, length, vma->vm_page_prot);
}

static const struct vfio_device_ops crane_ops = {
	.mmap = crane_core_mmap,
};

static struct pci_driver crane_driver = {
	.probe = crane_probe,
};
