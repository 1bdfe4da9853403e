// long and off_t have 64 bits, for all that this file says.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

long position(const struct vfio_region_info *info)
{
	off_t here = info->offset;
	unsigned long there = (unsigned long)info->offset;

	return here == (off_t)there ? here : -1;
}
