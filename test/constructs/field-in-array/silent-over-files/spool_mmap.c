// The same array feeds a local called pgoff, which only the remap call gets.
#include <linux/mm.h>
#include <linux/pfn.h>
#include "spool.h"

static int spool_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	unsigned int n = vma->vm_pgoff >> (SPOOL_SHIFT - PAGE_SHIFT);
	unsigned long pgoff = vma->vm_pgoff & ((1UL << (SPOOL_SHIFT - PAGE_SHIFT)) - 1);

	if (n >= SPOOL_MAX)
		return -EINVAL;
	if (pgoff + vma_pages(vma) > spool_regs[n].pages)
		return -EINVAL;

	pgoff += PFN_DOWN(spool_regs[n].phys);
	return io_remap_pfn_range(vma, vma->vm_start, pgoff,
				  vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct vfio_device_ops spool_ops = {
	.name = "spool",
	.mmap = spool_mmap,
};
