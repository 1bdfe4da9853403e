// The index is taken out of the offset.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

struct bar *bar_of(struct bar *bars, const struct vfio_region_info *info)
{
	unsigned int which = info->offset >> 40;
	//                   ^ warning hardcoded-region-offset

	return bar_at(bars, which);
}
