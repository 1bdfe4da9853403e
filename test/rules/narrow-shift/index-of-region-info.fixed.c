// SPDX-License-Identifier: MIT
#include <linux/vfio.h>

#define DUIKER_BITS	40

struct duiker {
	struct vfio_device vdev;
	u32 count;
};

static int duiker_region_info(struct duiker *d, struct vfio_region_info *info)
{
	if (info->index >= d->count)
		return -EINVAL;
	info->offset = (u64)info->index << DUIKER_BITS;
	// <- warning narrow-shift: more than its 32 bits
	return 0;
}
