// The bytes in the region are put in with |.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

ssize_t reg_read(int device, const struct vfio_region_info *info, uint32_t reg, uint32_t *out)
{
	return pread(device, out, sizeof(*out), info->offset | reg);
	// <- note hardcoded-region-offset: adding to vfio_region_info.offset, got
}
