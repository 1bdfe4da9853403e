// Told through a pointer.
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

int region_offset(int device, uint32_t index, uint32_t *offset)
{
	struct vfio_region_info *info = calloc(1, sizeof(*info));

	info->argsz = sizeof(*info);
	info->index = index;
	if (ioctl(device, VFIO_DEVICE_GET_REGION_INFO, info))
		return -1;
	*offset = info->offset;
	// <- narrow-file-offset
	free(info);
	return 0;
}
