// The core's mmap goes to be->map; the generic map asks be->where and stores the frame of what it says.
#include <linux/mm.h>
#include <linux/module.h>
#include "plover.h"

int plover_generic_map(struct plover *p, u32 nr, struct vm_area_struct *vma)
{
	phys_addr_t at = p->be->where(p, nr);

	if (!at)
		return -ENXIO;
	vma->vm_pgoff = at >> PAGE_SHIFT;
	// <- warning raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, at >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int plover_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct plover *p = container_of(vdev, struct plover, vdev);

	return p->be->map(p, vma->vm_pgoff >> (40 - PAGE_SHIFT), vma);
}

const struct vfio_device_ops plover_ops = {
	.name	= "plover",
	.mmap	= plover_mmap,
};
