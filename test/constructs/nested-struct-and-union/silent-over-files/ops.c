// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops hull_ops = {
	.name = "hull",
	.mmap = hull_mmap,
};
