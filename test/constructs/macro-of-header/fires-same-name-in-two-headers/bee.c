// The macro of its own header is a pfn.
#include "bee.h"

static int bee_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct bee *bee = container_of(vdev, struct bee, vdev);

	vma->vm_pgoff = insect_place(bee, vma);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static const struct vfio_device_ops bee_ops = {
	.name = "bee",
	.mmap = bee_mmap,
};
