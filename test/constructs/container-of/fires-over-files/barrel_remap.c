// The tap is physical, found through the accessor macro.
#include <linux/mm.h>
#include "barrel.h"

int barrel_remap(struct vfio_device *v, struct vm_area_struct *vma)
{
	vma->vm_pgoff = to_barrel(v)->tap >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}
