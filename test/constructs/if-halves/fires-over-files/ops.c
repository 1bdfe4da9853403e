// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops wren_ops = {
	.name = "wren",
	.mmap = wren_mmap,
};
