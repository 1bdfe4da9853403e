// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops toad_ops = {
	.name = "toad",
	.mmap = toad_mmap,
};
