// The row's file offset is what goes back into the vma; the base is the remap's.
#include <linux/mm.h>
#include "hazel.h"

static int hazel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hazel *h = container_of(vdev, struct hazel, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	struct hazel_slot *s = hazel_lookup(h, off);
	u64 at;

	if (!s)
		return -EINVAL;

	off -= s->file_off;
	at = s->file_off + off;
	vma->vm_pgoff = at >> PAGE_SHIFT;
	at = s->bus_base + off;
	return remap_pfn_range(vma, vma->vm_start, at >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct vfio_device_ops hazel_ops = {
	.name = "hazel",
	.mmap = hazel_mmap,
};
