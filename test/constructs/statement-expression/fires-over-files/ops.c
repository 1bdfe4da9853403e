// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops mole_ops = {
	.name = "mole",
	.mmap = mole_mmap,
};
