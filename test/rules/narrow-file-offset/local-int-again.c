// The offset of a region in an unsigned int.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

int read_bar(int device, unsigned int index, void *data, size_t count)
{
	struct vfio_region_info info = { .argsz = sizeof(info), .index = index };
	unsigned int offset;

	if (ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &info) < 0)
		return -1;
	offset = info.offset;
	// <- error narrow-file-offset
	return pread(device, data, count, offset) == (ssize_t)count ? 0 : -1;
}
