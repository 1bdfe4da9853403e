// Handler of the second table in pump_table.c: frame to the remap call alone, vm_pgoff put back after a probe.
#include <linux/vfio.h>
#include <linux/mm.h>
#include "pump.h"

int pump_silent_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct pump *p = to_pump(vdev);
	const unsigned long saved = vma->vm_pgoff;
	unsigned long at = saved;

	if (at + vma_pages(vma) > p->cylinder_len >> PAGE_SHIFT)
		return -EINVAL;

	at += p->cylinder >> PAGE_SHIFT;
	vma->vm_pgoff = saved;
	return remap_pfn_range(vma, vma->vm_start, at,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}
