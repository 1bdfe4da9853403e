#include <linux/amba/bus.h>
#include "lark.h"

static const struct vfio_device_ops lark_cell_ops = {
	.mmap = lark_mmap,
};

static struct amba_driver lark_cell_driver = {
	.probe = lark_cell_probe,
};
