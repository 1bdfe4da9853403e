// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops ginger_queue_ops = {
	.name	= "ginger-queue",
	.mmap	= ginger_queue_mmap,
};
