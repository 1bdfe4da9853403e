// The member is filled with what nobody knows.
#include "ash.h"

static int ash_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ash *ash = container_of(vdev, struct ash, vdev);
	struct ash_bank *bank = ash->banks;

	vma->vm_pgoff = bank->from >> PAGE_SHIFT;
	return 0;
}

static const struct vfio_device_ops ash_ops = {
	.name = "ash",
	.mmap = ash_mmap,
};
