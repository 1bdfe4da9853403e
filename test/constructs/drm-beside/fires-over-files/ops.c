// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops fresco_vf_ops = {
	.name		= "fresco-vf",
	.open_device	= fresco_vf_open,
	.mmap		= fresco_vf_mmap,
};
