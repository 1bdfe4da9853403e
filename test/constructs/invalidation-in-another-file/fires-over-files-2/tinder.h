// Tinder's device, for fires.c, silent.c and tinder_zap.c.
#ifndef TINDER_H
#define TINDER_H

#include <linux/vfio.h>

#define TINDER_PAGE_MASK	((1UL << (40 - PAGE_SHIFT)) - 1)

struct tinder {
	struct vfio_device	vdev;
	phys_addr_t		phys;
	size_t			len;
};

void tinder_close_device(struct vfio_device *vdev);

#endif
