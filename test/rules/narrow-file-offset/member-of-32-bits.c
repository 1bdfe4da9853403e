// A member of 32 bits takes it.
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <linux/vfio.h>

struct window {
	uint32_t where;
	uint64_t bytes;
};

int window_open(int device, struct window *window, unsigned int index)
{
	struct vfio_region_info info = { .argsz = sizeof(info), .index = index };

	if (ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &info))
		return -1;
	window->where = info.offset;
	// <- error narrow-file-offset
	window->bytes = info.size;
	return 0;
}
