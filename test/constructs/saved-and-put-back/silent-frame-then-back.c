// A frame is in vm_pgoff while a library call that is out of sight runs, and the old value is put back on every path.
#include <linux/vfio.h>
#include <linux/ioport.h>
#include <linux/vial_map.h>

struct vial {
	struct vfio_device vdev;
	struct resource *res;
};

static int vial_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct vial *v = container_of(vdev, struct vial, vdev);
	unsigned long orig = vma->vm_pgoff;
	int ret;

	if (orig >> (40 - PAGE_SHIFT))
		return -EINVAL;

	vma->vm_pgoff = (v->res->start >> PAGE_SHIFT) + orig;
	ret = vial_map_by_pgoff(vma);
	vma->vm_pgoff = orig;

	return ret;
}

static const struct vfio_device_ops vial_ops = {
	.name = "vial",
	.mmap = vial_mmap,
};
