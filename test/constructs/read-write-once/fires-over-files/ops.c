// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops hare_ops = {
	.name = "hare",
	.mmap = hare_mmap,
};
