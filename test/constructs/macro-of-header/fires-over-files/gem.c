// The pfn is a macro of the header.
#include "gem.h"

static int gem_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct gem *gem = container_of(vdev, struct gem, vdev);

	vma->vm_pgoff = gem_frame(gem);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops gem_ops = {
	.name = "gem",
	.mmap = gem_mmap,
};
