// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops shrew_ops = {
	.name = "shrew",
	.mmap = shrew_mmap,
};
