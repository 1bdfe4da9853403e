// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops crab_ops = {
	.name = "crab",
	.mmap = crab_mmap,
};
