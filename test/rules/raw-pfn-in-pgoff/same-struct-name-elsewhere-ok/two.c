#include <linux/vfio.h>

/* Another struct of that name, private to this file: its value is no pfn that anybody knows of. */
struct part {
	u64 value;
};

struct two {
	struct vfio_device vdev;
	struct part part;
};

static int two_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct two *two = container_of(vdev, struct two, vdev);

	vma->vm_pgoff = two->part.value;
	return 0;
}

static const struct vfio_device_ops two_ops = {
	.mmap = two_mmap,
};
