// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops oven_ops = {
	.name = "oven",
	.mmap = oven_mmap,
};
