// A library with a table of BARs and its own macro, in the shape of accelerators' drivers.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <linux/vfio.h>
#define BAR_SHIFT 40
#define TO_OFF(b) ((off_t)(b) << BAR_SHIFT)
typedef struct { int vfio_dev_fd; struct { uint64_t size; void *ptr; } bar[4]; } vfio_dev_info_t;
int map_pcie(vfio_dev_info_t *dev, int group, const char *id)
{
	int i;
	dev->vfio_dev_fd = ioctl(group, VFIO_GROUP_GET_DEVICE_FD, id);
	for (i = 0; i < 4; i++) {
		off_t off = TO_OFF(i);
// <- hardcoded-region-offset
		dev->bar[i].ptr = mmap(NULL, dev->bar[i].size, PROT_READ|PROT_WRITE, MAP_SHARED, dev->vfio_dev_fd, off);
	}
	return 0;
}
