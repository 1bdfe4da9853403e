// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops flax_ops = {
	.name = "flax",
	.mmap = flax_mmap,
};
