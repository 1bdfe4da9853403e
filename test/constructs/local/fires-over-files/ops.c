// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops lamp_ops = {
	.name = "lamp",
	.mmap = lamp_mmap,
};
