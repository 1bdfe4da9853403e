// The index is taken out for a message.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

void complain(const struct vfio_region_info *info)
{
	fprintf(stderr, "region %d is too small\n", (int)(info->offset >> 40));
	//                                                ^ note hardcoded-region-offset
}
