// The ops table of the driver.
#include "shared.h"

static const struct vfio_device_ops ledger_ops = {
	.name	= "ledger",
	.mmap	= ledger_mmap,
};
