// How far an offset is into its region is small, and so is its place in a page.
#include <stdint.h>
#include <unistd.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

struct access {
	uint64_t position;
};

uint32_t distance(struct access *access, const struct vfio_region_info *info)
{
	uint32_t in_page = info->offset % getpagesize();
	uint32_t in_region;

	access->position = info->offset + 16;
	in_region = access->position - info->offset;
	return in_region + in_page;
}
