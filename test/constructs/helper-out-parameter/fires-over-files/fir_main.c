// The base comes through a pointer from another file.
#include "fir.h"

static int fir_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct fir *fir = container_of(vdev, struct fir, vdev);
	u64 base;

	if (fir_find(fir, 0, &base))
		return -EINVAL;

	vma->vm_pgoff = base >> PAGE_SHIFT;
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops fir_ops = {
	.name = "fir",
	.mmap = fir_mmap,
};
