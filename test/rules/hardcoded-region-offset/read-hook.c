// A hook in front of pread(): what is shifted is the offset that it hands on.
#include <stdint.h>
#include <unistd.h>
#include <linux/vfio.h>
#include <stdbool.h>
/* decode in a pread hook: offset is one of the fd */
ssize_t hook(int device_fd, void *buf, size_t n, off_t offset)
{
	unsigned int region = offset >> 40;
// <- warning hardcoded-region-offset
	uint32_t flags;
	struct vfio_device_info di = { .argsz = sizeof(di) };
	ioctl(device_fd, VFIO_DEVICE_GET_INFO, &di);
	if (region >= di.num_regions)
		return -1;
	return pread(device_fd, buf, n, offset);
}
uint64_t limit(void) { uint64_t max = 1ULL << 40; return max - 1; }
bool is_cfg(uint64_t o) { return (o >> 40) == VFIO_PCI_CONFIG_REGION_INDEX; }
// <- warning hardcoded-region-offset
