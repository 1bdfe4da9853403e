// The invalidation that fires.c and silent.c name in their tables.
#include <linux/mm.h>
#include "tinder.h"

void tinder_close_device(struct vfio_device *vdev)
{
	struct tinder *t = container_of(vdev, struct tinder, vdev);

	unmap_mapping_range(vdev->inode->i_mapping, 0, t->len, true);
}
