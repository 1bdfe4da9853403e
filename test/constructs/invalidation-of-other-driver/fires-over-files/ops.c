// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops hammock_ops = {
	.name	= "hammock",
	.ioctl	= hammock_ioctl,
	.mmap	= hammock_mmap,
};
