// The handler is here, the table that names it is in pump_table.c of the same folder.
#include <linux/vfio.h>
#include <linux/mm.h>
#include "pump.h"

int pump_fires_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pump *p = to_pump(vdev);
	unsigned long at = vma->vm_pgoff;
	unsigned long last = at + vma_pages(vma);

	if (last < at || last > p->cylinder_len >> PAGE_SHIFT)
		return -EINVAL;

	vma->vm_page_prot = pgprot_decrypted(vma->vm_page_prot);
	vma->vm_pgoff = at + (p->cylinder >> PAGE_SHIFT);
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
