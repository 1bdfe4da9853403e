// The sled's private header, with the arithmetic inline.
#ifndef SLED_H
#define SLED_H

#include <linux/platform_device.h>
#include <linux/vfio.h>

#define SLED_SHIFT		40
#define SLED_INDEX(pgoff)	((pgoff) >> (SLED_SHIFT - PAGE_SHIFT))
#define SLED_INSIDE(pgoff)	((pgoff) & ((1UL << (SLED_SHIFT - PAGE_SHIFT)) - 1))

struct sled {
	struct vfio_device	vdev;
	struct platform_device	*pdev;
};

static inline struct resource *sled_runner(struct sled *sled, unsigned int i)
{
	return platform_get_resource(sled->pdev, IORESOURCE_MEM, i);
}

static inline unsigned long sled_track(struct sled *sled, unsigned long pgoff)
{
	struct resource *r = sled_runner(sled, SLED_INDEX(pgoff));

	return PFN_DOWN(r->start) + SLED_INSIDE(pgoff);
}

static inline unsigned long sled_label(unsigned int i, unsigned long inside)
{
	return ((unsigned long)i << (SLED_SHIFT - PAGE_SHIFT)) + inside;
}

#endif
