// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops lime_ops = {
	.name = "lime",
	.ioctl = lime_ioctl,
	.mmap = lime_mmap,
};
