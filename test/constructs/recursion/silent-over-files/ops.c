// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops fern_ops = {
	.name = "fern",
	.mmap = fern_mmap,
};
