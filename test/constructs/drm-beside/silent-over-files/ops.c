// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops otter_ops = {
	.name = "otter",
	.mmap = otter_mmap,
};
