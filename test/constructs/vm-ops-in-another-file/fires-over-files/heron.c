// Installs the operations of another file.
#include "heron.h"

static int heron_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct heron *heron = container_of(vdev, struct heron, vdev);

	vma->vm_private_data = heron;
	vma->vm_ops = &heron_vm_ops;
	return 0;
}

static const struct vfio_device_ops heron_ops = {
	.name = "heron",
	.mmap = heron_mmap,
};
