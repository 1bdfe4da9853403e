// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops vole_ops = {
	.name = "vole",
	.mmap = vole_mmap,
};
