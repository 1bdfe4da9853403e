// The struct comes from a function of another file.
#include "bay.h"

static int bay_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bay *bay = container_of(vdev, struct bay, vdev);
	struct bay_slice slice = bay_slice(bay, 0);

	vma->vm_pgoff = slice.at >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops bay_ops = {
	.name = "bay",
	.mmap = bay_mmap,
};
