// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops windlass_ops = {
	.name	= "windlass",
	.mmap	= windlass_vfio_mmap,
};
