// What the files of the driver share.
#include <linux/platform_device.h>
#include <linux/uio_driver.h>
#include <linux/vfio.h>

struct windlass {
	struct vfio_device	vdev;
	struct uio_info		uio;
};

int windlass_vfio_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
