// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops rue_ops = {
	.name = "rue",
	.mmap = rue_mmap,
};
