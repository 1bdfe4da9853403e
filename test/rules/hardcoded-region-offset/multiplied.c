// A product is a shift as well; the count of bytes comes from a const variable.
#include <stdint.h>
#include <sys/mman.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

static const uint64_t region_bytes = 1ULL << 40;

struct dev {
	int fd;
	void *bar[6];
};

int map_all(struct dev *dev)
{
	struct vfio_device_info info = { .argsz = sizeof(info) };

	if (ioctl(dev->fd, VFIO_DEVICE_GET_INFO, &info))
		return -1;
	for (int i = 0; i < 6; i++)
		dev->bar[i] = mmap(0, 4096, PROT_READ, MAP_SHARED, dev->fd, i * region_bytes);
		// <- hardcoded-region-offset
	return 0;
}
