// The static function of the other file is not this one.
#include "elm.h"

unsigned long elm_frame(struct elm *elm, int bar);

static int elm_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct elm *elm = container_of(vdev, struct elm, vdev);

	vma->vm_pgoff = elm_frame(elm, 1);
	return 0;
}

static const struct vfio_device_ops elm_ops = {
	.name = "elm",
	.mmap = elm_mmap,
};
