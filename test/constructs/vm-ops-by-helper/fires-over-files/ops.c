// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops egret_ops = {
	.name = "egret",
	.mmap = egret_mmap,
};
