// The index is kept beside the offset.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

struct where {
	unsigned int index;
	uint64_t fd_offset;
};

void where_fill(struct where *where, const struct vfio_region_info *info)
{
	where->index = info->index;
	where->fd_offset = info->offset;
}
