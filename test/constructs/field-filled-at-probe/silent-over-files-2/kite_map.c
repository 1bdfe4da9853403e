// The base from kite_probe.c goes to the remap call alone, vm_pgoff is only read.
#include <linux/mm.h>
#include "kite.h"

#define KITE_OFFSET_SHIFT 40

int kite_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct kite *kite = container_of(vdev, struct kite, vdev);
	unsigned long len = vma->vm_end - vma->vm_start;
	unsigned int i = vma->vm_pgoff >> (KITE_OFFSET_SHIFT - PAGE_SHIFT);
	unsigned long vm_pgoff;
	struct kite_region *r;
	unsigned long in;

	if (i >= kite->nr)
		return -EINVAL;
	r = kite->regions + i;

	in = vma->vm_pgoff & (BIT(KITE_OFFSET_SHIFT - PAGE_SHIFT) - 1);
	if ((in << PAGE_SHIFT) + len > r->len)
		return -EINVAL;

	vm_pgoff = in + (r->addr >> PAGE_SHIFT);
	return io_remap_pfn_range(vma, vma->vm_start, vm_pgoff, len,
				  vma->vm_page_prot);
}
