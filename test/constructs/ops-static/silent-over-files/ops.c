// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops elk_ops = {
	.name = "elk",
	.mmap = elk_mmap,
};
