// The offset is written out as a number, for an fd that the kernel gave.
#include <stdint.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <linux/vfio.h>

#define CONFIG_BASE 0x70000000000ULL

uint32_t device_id(int group, const char *name)
{
	uint32_t id = 0;
	int fd = ioctl(group, VFIO_GROUP_GET_DEVICE_FD, name);

	pread(fd, &id, 4, CONFIG_BASE);
	// <- hardcoded-region-offset: built by hand
	return id;
}
