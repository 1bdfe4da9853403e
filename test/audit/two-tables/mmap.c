#include <linux/vfio.h>
#include "lark.h"

int lark_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct lark *lark = container_of(core, struct lark, core);
	u64 length = vma->vm_end - vma->vm_start;

	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff || length > lark->size)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(lark->base), length, vma->vm_page_prot);
}
