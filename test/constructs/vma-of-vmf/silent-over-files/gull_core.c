// The mmap that installs the handlers of gull_vm.c.
#include "gull.h"

static int gull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	if (vma->vm_pgoff)
		return -EINVAL;
	vm_flags_set(vma, VM_PFNMAP | VM_IO);
	vma->vm_private_data = container_of(vdev, struct gull, vdev);
	vma->vm_ops = &gull_vm_ops;
	return 0;
}

const struct vfio_device_ops gull_ops = {
	.name = "gull",
	.mmap = gull_mmap,
};
