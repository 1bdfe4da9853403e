#include <linux/vfio.h>
#include "scaup.h"

static const struct vfio_device_ops scaup_platform_ops = {
	.mmap = scaup_mmap,
};

static struct platform_driver scaup_platform_driver = {
	.probe = scaup_platform_probe,
};
