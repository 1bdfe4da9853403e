#include "common.h"

ssize_t vfio_config_read(int device, void *buf, size_t size, off_t at)
{
	return pread(device, buf, size, ((off_t)VFIO_PCI_CONFIG_REGION_INDEX << 40) + at);
	// <- hardcoded-region-offset
}
