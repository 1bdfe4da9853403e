// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct wick {
	struct vfio_device vdev;
	struct resource *res;
	bool legacy;
};

int wick_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
