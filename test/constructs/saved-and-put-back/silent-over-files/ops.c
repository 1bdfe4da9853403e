// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops plum_ops = {
	.name = "plum",
	.mmap = plum_mmap,
};
