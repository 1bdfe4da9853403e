// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops bucket_ops = {
	.name	= "bucket",
	.mmap	= bucket_vfio_mmap,
};
