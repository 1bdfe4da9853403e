// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops pepper_queue_ops = {
	.name	= "pepper-queue",
	.mmap	= pepper_queue_mmap,
};
