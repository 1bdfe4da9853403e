// The core stores what be->where gives, which is the region's offset in the device file.
#include <linux/mm.h>
#include "curlew.h"

static int curlew_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct curlew *c = container_of(vdev, struct curlew, vdev);
	u32 nr = vma->vm_pgoff >> (40 - PAGE_SHIFT);

	vma->vm_pgoff = c->be->where(c, nr) >> PAGE_SHIFT;
	return c->be->map(c, nr, vma);
}

const struct vfio_device_ops curlew_ops = {
	.name	= "curlew",
	.mmap	= curlew_mmap,
};
