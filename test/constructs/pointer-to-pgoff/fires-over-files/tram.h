// Shared by the two tram files.
#ifndef TRAM_H
#define TRAM_H

#include <linux/vfio.h>

#define TRAM_SHIFT	40
#define TRAM_PAGE_MASK	((1UL << (TRAM_SHIFT - PAGE_SHIFT)) - 1)

struct platform_device;

struct tram {
	struct vfio_device	vdev;
	struct platform_device	*pdev;
};

int tram_route(struct tram *tram, unsigned long *where, unsigned long pages);

#endif
