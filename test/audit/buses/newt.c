#include <linux/fsl/mc.h>
#include <linux/vfio.h>
#include "newt.h"

static int newt_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct newt *newt = container_of(core, struct newt, core);
	u64 index = vma->vm_pgoff >> (NEWT_OFFSET_SHIFT - PAGE_SHIFT);
	u64 page = vma->vm_pgoff & ((1ULL << (NEWT_OFFSET_SHIFT - PAGE_SHIFT)) - 1);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || index >= newt->count)
		return -EINVAL;
	if ((page << PAGE_SHIFT) + length > newt->parts[index].size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(newt->parts[index].base) + page, length,
			       vma->vm_page_prot);
}

static const struct vfio_device_ops newt_ops = {
	.mmap = newt_mmap,
};

static struct fsl_mc_driver newt_driver = {
	.probe = newt_probe,
};
