// The byte in a region of a device that is known to be small.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

int read_register(int device, const struct vfio_region_info *info, unsigned int reg, uint32_t *value)
{
	unsigned int at = reg * 4;

	return pread(device, value, 4, info->offset + at) == 4 ? 0 : -1;
}
