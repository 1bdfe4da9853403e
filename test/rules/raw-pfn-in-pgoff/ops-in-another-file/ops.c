#include <linux/vfio.h>
#include "toy.h"

static const struct vfio_device_ops toy_ops = {
	.mmap = toy_mmap,
};
