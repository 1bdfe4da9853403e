// The tables of the pump drivers; the handlers are in fires.c and silent.c.
#include <linux/module.h>
#include <linux/vfio.h>
#include "pump.h"

const struct vfio_device_ops pump_old_ops = {
	.name	= "pump",
	.mmap	= pump_fires_mmap,
};
EXPORT_SYMBOL_GPL(pump_old_ops);

const struct vfio_device_ops pump_new_ops = {
	.name	= "pump2",
	.mmap	= pump_silent_mmap,
};
EXPORT_SYMBOL_GPL(pump_new_ops);
