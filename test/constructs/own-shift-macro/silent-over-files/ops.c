// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops birch_ops = {
	.name = "birch",
	.mmap = birch_mmap,
};
