// A function of the program takes it as an int.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

static ssize_t peek(int fd, int at, void *data)
{
	return pread(fd, data, 4, at);
}

ssize_t peek_region(int fd, const struct vfio_region_info *region, void *data)
{
	return peek(fd, region->offset + 8, data);
	//              ^ error narrow-file-offset
}
