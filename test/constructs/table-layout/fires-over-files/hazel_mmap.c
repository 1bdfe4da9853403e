// Takes the row's bus base, which hazel_table.c filled with res->start, and the close handler invalidates the whole file.
#include <linux/mm.h>
#include "hazel.h"

static void hazel_close(struct vfio_device *vdev)
{
	unmap_mapping_range(vdev->inode->i_mapping, 0, 0, 1);
}

static int hazel_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hazel *h = container_of(vdev, struct hazel, vdev);
	u64 off = (u64)vma->vm_pgoff << PAGE_SHIFT;
	struct hazel_slot *s = hazel_lookup(h, off);

	if (!s)
		return -EINVAL;

	off -= s->file_off;
	vma->vm_pgoff = (s->bus_base + off) >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct vfio_device_ops hazel_ops = {
	.name = "hazel",
	.close_device = hazel_close,
	.mmap = hazel_mmap,
};
