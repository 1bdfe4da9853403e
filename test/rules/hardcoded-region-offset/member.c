// Built at start, kept in the program's own struct, and used elsewhere.
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

struct region {
	uint64_t fd_offset;
	uint64_t size;
};

struct device {
	int fd;
	struct region regions[VFIO_PCI_NUM_REGIONS];
};

void device_init(struct device *d, int group, const char *name)
{
	d->fd = ioctl(group, VFIO_GROUP_GET_DEVICE_FD, name);
	for (unsigned int i = 0; i < VFIO_PCI_NUM_REGIONS; i++)
		d->regions[i].fd_offset = (uint64_t)i << 40;
		// <- hardcoded-region-offset
}

ssize_t device_read(struct device *d, int region, void *buf, size_t len, uint64_t at)
{
	return pread(d->fd, buf, len, d->regions[region].fd_offset + at);
}
