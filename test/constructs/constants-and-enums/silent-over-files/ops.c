// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops cork_ops = {
	.name = "cork",
	.mmap = cork_mmap,
};
