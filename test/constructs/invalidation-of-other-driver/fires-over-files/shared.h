// What the files of the driver share.
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct hammock {
	struct vfio_device	vdev;
	struct resource		*net;
};

long hammock_ioctl(struct vfio_device *vdev, unsigned int cmd,
			  unsigned long arg);
int hammock_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
