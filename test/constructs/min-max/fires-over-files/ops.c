// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops pike_ops = {
	.name = "pike",
	.mmap = pike_mmap,
};
