// Pages of an offset.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

uint64_t pages_of(const struct vfio_region_info *info)
{
	return info->offset >> 12;
}
