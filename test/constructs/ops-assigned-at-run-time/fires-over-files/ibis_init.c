// Fills the table when the module is loaded.
#include "ibis.h"

static struct vfio_device_ops ibis_ops;

static int __init ibis_init(void)
{
	ibis_ops.name = "ibis";
	ibis_ops.mmap = ibis_mmap;
	return 0;
}
