// What the files of the driver share.
#include <linux/fs.h>
#include <linux/platform_device.h>
#include <linux/vfio.h>

struct bucket {
	struct vfio_device	vdev;
	struct resource		*water;
};

int bucket_vfio_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
