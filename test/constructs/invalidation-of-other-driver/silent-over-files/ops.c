// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops veranda_ops = {
	.name		= "veranda",
	.close_device	= veranda_close,
	.mmap		= veranda_mmap,
};
