// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops fig_ops = {
	.name = "fig",
	.mmap = fig_mmap,
};
