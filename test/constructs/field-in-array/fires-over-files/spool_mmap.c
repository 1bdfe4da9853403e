// The element of the global array is read here, the frame goes into the vma.
#include <linux/mm.h>
#include <linux/pfn.h>
#include "spool.h"

static int spool_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	unsigned int n = vma->vm_pgoff >> (SPOOL_SHIFT - PAGE_SHIFT);
	unsigned long rel = vma->vm_pgoff & ((1UL << (SPOOL_SHIFT - PAGE_SHIFT)) - 1);

	if (n >= SPOOL_MAX)
		return -EINVAL;
	if (rel + vma_pages(vma) > spool_regs[n].pages)
		return -EINVAL;

	vma->vm_pgoff = PFN_DOWN(spool_regs[n].phys) + rel;
	// <- raw-pfn-in-pgoff
	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct vfio_device_ops spool_ops = {
	.name = "spool",
	.mmap = spool_mmap,
};
