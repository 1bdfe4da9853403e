#include <linux/vfio.h>
#include "smew.h"

int smew_map(struct smew *smew, struct vm_area_struct *vma, unsigned long pfn)
{
	return io_remap_pfn_range(vma, vma->vm_start, pfn,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}
