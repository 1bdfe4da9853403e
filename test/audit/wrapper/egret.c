#include <linux/pci.h>
#include <linux/vfio.h>
#include "crane.h"

static int egret_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct crane *crane = container_of(core, struct crane, core);

	if (vma->vm_pgoff < 16)
		return crane_core_mmap(core, vma);
	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff != 16 || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(crane->extra), PAGE_SIZE, vma->vm_page_prot);
}

static const struct vfio_device_ops egret_ops = {
	.mmap = egret_mmap,
};

static struct pci_driver egret_driver = {
	.probe = egret_probe,
};
