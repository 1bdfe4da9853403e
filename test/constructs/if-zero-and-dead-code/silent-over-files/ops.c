// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops finch_ops = {
	.name = "finch",
	.mmap = finch_mmap,
};
