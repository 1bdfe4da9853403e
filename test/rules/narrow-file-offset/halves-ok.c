// Two registers of 32 bits take it in two halves.
#include <stdint.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

struct wire {
	uint32_t low;
	uint32_t high;
};

void pack(struct wire *wire, const struct vfio_region_info *info)
{
	wire->low = (uint32_t)info->offset;
	wire->high = (uint32_t)(info->offset >> 32);
}
