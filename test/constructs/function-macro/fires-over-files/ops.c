// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops lake_ops = {
	.name = "lake",
	.mmap = lake_mmap,
};
