// The program's own table of regions has 32 bits for each.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

typedef uint32_t reg_t;

struct table {
	reg_t start[9];
	uint64_t size[9];
};

int fill(int device, struct table *table)
{
	for (unsigned int i = 0; i < 9; i++) {
		struct vfio_region_info info = { .argsz = sizeof(info), .index = i };

		if (ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &info))
			return -1;
		table->start[i] = info.offset;
		// <- narrow-file-offset: reg_t
		table->size[i] = info.size;
	}
	return 0;
}
