// Offsets in a region, and in a chain of capabilities, are small.
#include <stdint.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

struct reg {
	uint32_t offset;
	uint32_t value;
};

uint32_t where(struct reg *reg, const struct vfio_region_info *info)
{
	int cap = info->cap_offset;
	uint32_t within = reg->offset;

	return cap > 0 ? within + cap : within;
}
