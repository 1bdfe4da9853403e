// Invokes the header's macro with a physical address.
#include <linux/mm.h>
#include "hinge.h"

static int hinge_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hinge *hinge = container_of(vdev, struct hinge, vdev);

	if (vma->vm_end - vma->vm_start > resource_size(hinge->res))
		return -EINVAL;

	hinge_place(vma, hinge->res->start);
	// <- raw-pfn-in-pgoff
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff,
			       vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct vfio_device_ops hinge_ops = {
	.name = "hinge",
	.mmap = hinge_mmap,
};
