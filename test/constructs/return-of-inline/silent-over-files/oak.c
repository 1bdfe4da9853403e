// The inline function gives the pfn to the call.
#include "oak.h"

static int oak_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct oak *oak = container_of(vdev, struct oak, vdev);

	return remap_pfn_range(vma, vma->vm_start, oak_pfn(oak, 0), vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops oak_ops = {
	.name = "oak",
	.mmap = oak_mmap,
};
