#include <linux/vfio.h>
#include "scaup.h"

#define SCAUP_OFFSET_SHIFT 40

int scaup_mmap(struct vfio_device *core, struct vm_area_struct *vma)
{
	struct scaup *scaup = container_of(core, struct scaup, core);

	if (vma->vm_pgoff >> (SCAUP_OFFSET_SHIFT - PAGE_SHIFT) || vma->vm_end - vma->vm_start > PAGE_SIZE)
		return -EINVAL;
	if (!(vma->vm_flags & VM_SHARED) || vma->vm_pgoff)
		return -EINVAL;
	return remap_pfn_range(vma, vma->vm_start, PHYS_PFN(scaup->base), PAGE_SIZE, vma->vm_page_prot);
}
