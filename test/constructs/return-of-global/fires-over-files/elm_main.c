// The pfn comes from a function of another file.
#include "elm.h"

static int elm_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct elm *elm = container_of(vdev, struct elm, vdev);

	vma->vm_pgoff = elm_frame(elm, 1);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops elm_ops = {
	.name = "elm",
	.mmap = elm_mmap,
};
