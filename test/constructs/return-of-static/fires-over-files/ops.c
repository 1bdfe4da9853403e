// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops moth_ops = {
	.name = "moth",
	.mmap = moth_mmap,
};
