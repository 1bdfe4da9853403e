// Its macro goes to the call.
#include "ant.h"

static int ant_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct ant *ant = container_of(vdev, struct ant, vdev);

	return remap_pfn_range(vma, vma->vm_start, insect_frame(ant), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops ant_ops = {
	.name = "ant",
	.mmap = ant_mmap,
};
