// The handler of a table that is in valve_main.c.
#include <linux/mm.h>
#include "valve.h"

int valve_mem_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct valve *v = container_of(vdev, struct valve, vdev);
	struct valve_seat *seat = valve_seat_of(v, vma->vm_pgoff);
	unsigned long inside = vma->vm_pgoff & (BIT(VALVE_PGS) - 1);

	if (!seat || inside + vma_pages(vma) > seat->bytes >> PAGE_SHIFT)
		return -EINVAL;

	inside += seat->base >> PAGE_SHIFT;
	vma->vm_pgoff = inside;
	// <- warning raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, inside,
				  vma->vm_end - vma->vm_start,
				  pgprot_noncached(vma->vm_page_prot));
}
