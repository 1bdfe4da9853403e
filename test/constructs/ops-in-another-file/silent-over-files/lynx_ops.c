// The table names another handler.
#include "lynx.h"

static const struct vfio_device_ops lynx_ops = {
	.name = "lynx",
	.mmap = lynx_mmap,
};
