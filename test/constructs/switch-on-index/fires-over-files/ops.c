// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops tern_ops = {
	.name = "tern",
	.mmap = tern_mmap,
};
