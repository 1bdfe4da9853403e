// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops gull_ops = {
	.name = "gull",
	.mmap = gull_mmap,
};
