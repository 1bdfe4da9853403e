#include <linux/platform_device.h>
#include "lark.h"

static struct vfio_device_ops lark_late_ops;

static int lark_late_probe(struct platform_device *pdev)
{
	lark_late_ops.mmap = lark_mmap;
	return lark_register(&pdev->dev, &lark_late_ops);
}

static struct platform_driver lark_late_driver = {
	.probe = lark_late_probe,
};
