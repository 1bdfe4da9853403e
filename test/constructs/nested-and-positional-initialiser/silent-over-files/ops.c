// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops perch_ops = {
	.name = "perch",
	.mmap = perch_mmap,
};
