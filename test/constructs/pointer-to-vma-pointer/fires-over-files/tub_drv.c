// The VFIO side, which passes the address of its parameter.
#include <linux/platform_device.h>
#include "tub.h"

static int tub_mmap(struct vfio_device *vdev, struct vm_area_struct *vma)
{
	struct platform_device *pdev = to_platform_device(vdev->dev);

	return tub_map(&vma, platform_get_resource(pdev, IORESOURCE_MEM, 0));
}

const struct vfio_device_ops tub_ops = {
	.name = "tub",
	.mmap = tub_mmap,
};
