// The mmap hands the vma over under another name.
#include "cork.h"

static int cork_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vm_area_struct *const target = vma;

	if (!(target->vm_flags & VM_SHARED))
		return -EINVAL;
	return cork_apply(container_of(vdev, struct cork, vdev), target);
}

const struct vfio_device_ops cork_ops = {
	.name = "cork",
	.mmap = cork_mmap,
};
