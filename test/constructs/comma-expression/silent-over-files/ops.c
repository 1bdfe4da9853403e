// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops newt_ops = {
	.name = "newt",
	.mmap = newt_mmap,
};
