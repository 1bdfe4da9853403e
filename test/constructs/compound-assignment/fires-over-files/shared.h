// What the files of the driver share.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct acorn {
	struct vfio_device	vdev;
	struct resource		*cup[2];
};

int acorn_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
