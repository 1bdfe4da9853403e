// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops pond_ops = {
	.name = "pond",
	.mmap = pond_mmap,
};
