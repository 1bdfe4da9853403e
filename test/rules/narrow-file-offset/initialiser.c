// A struct that is made in one go.
#include <stdint.h>
#include <sys/ioctl.h>
#include <linux/vfio.h>

struct request {
	uint32_t kind;
	uint32_t at;
};

struct request make(struct vfio_region_info *info)
{
	struct request request = {
		.kind = 1,
		.at = info->offset,
		// <- narrow-file-offset
	};

	return request;
}
