// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops swan_ops = {
	.name = "swan",
	.mmap = swan_mmap,
};
