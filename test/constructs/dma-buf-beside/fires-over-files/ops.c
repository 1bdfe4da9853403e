// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops parcel_ops = {
	.name	= "parcel",
	.mmap	= parcel_mmap,
};
