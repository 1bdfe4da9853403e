// The kernel is asked where the region is.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

struct region {
	uint64_t fd_offset;
	uint64_t size;
	unsigned int index;
};

int region_setup(int device, struct region *region, unsigned int index)
{
	struct vfio_region_info info = { .argsz = sizeof(info), .index = index };

	if (ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &info))
		return -1;
	region->fd_offset = info.offset;
	region->size = info.size;
	region->index = index;
	return 0;
}

ssize_t region_read(int device, struct region *region, void *buf, size_t len, uint64_t at)
{
	return pread(device, buf, len, region->fd_offset + at);
}
