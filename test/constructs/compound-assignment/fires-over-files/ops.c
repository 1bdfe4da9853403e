// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops acorn_ops = {
	.name	= "vfio-acorn",
	.mmap	= acorn_mmap,
};
