// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops wick_ops = {
	.name = "wick",
	.mmap = wick_mmap,
};
