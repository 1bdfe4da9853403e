// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops lark_ops = {
	.name = "lark",
	.mmap = lark_mmap,
};
