// The same macro is given the file offset, so what it stores is the coding that the vma had.
#include <linux/mm.h>
#include "hinge.h"

static int hinge_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hinge *hinge = container_of(vdev, struct hinge, vdev);
	u64 start = (u64)vma->vm_pgoff << PAGE_SHIFT;

	if (vma->vm_end - vma->vm_start > resource_size(hinge->res))
		return -EINVAL;

	hinge_place(vma, start);
	start = hinge->res->start;
	return remap_pfn_range(vma, vma->vm_start, start >> PAGE_SHIFT,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct vfio_device_ops hinge_ops = {
	.name = "hinge",
	.mmap = hinge_mmap,
};
