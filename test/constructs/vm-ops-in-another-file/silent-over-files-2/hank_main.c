// The VFIO mmap asks the other file for the vm_ops that keep vm_pgoff as it is.
#include <linux/module.h>
#include "hank.h"

static int hank_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct hank *h = container_of(vdev, struct hank, vdev);

	if (vma->vm_pgoff + vma_pages(vma) > h->pages)
		return -EINVAL;
	hank_vm_install(h, vma);
	return 0;
}

static const struct vfio_device_ops hank_ops = {
	.name	= "hank",
	.mmap	= hank_mmap,
};
