// A check of what the kernel told against what it is believed to be.
#include <assert.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

void check_layout(int device, unsigned int count)
{
	for (unsigned int region = 0; region < count; region++) {
		struct vfio_region_info info = { .argsz = sizeof(info), .index = region };

		if (ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &info) == 0)
			assert(info.offset == (uint64_t)region << 40);
			// <- hardcoded-region-offset
	}
}
