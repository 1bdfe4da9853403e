#include <linux/pci.h>
#include <linux/vfio.h>

static const struct vfio_device_ops dunlin_ops = {
	.mmap = library_core_mmap,
};

static const struct vfio_device_ops knot_ops = {
	.mmap = library_core_mmap,
};

static const struct vfio_device_ops ruff_ops = {
	.mmap = NULL,
};
