#include <linux/platform_device.h>
#include "lark.h"

LARK_OPS(lark_soc);

static struct platform_driver lark_driver = {
	.probe = lark_soc_probe,
};
