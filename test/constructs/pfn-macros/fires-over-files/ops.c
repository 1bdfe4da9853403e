// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops pebble_ops = {
	.name = "pebble",
	.mmap = pebble_mmap,
};
