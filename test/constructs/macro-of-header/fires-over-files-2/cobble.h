// Macros of the cobble family, one of which makes a frame.
#ifndef COBBLE_H
#define COBBLE_H

#include <linux/vfio.h>
#include <linux/ioport.h>

#define COBBLE_OFFSET_SHIFT		40
#define COBBLE_OFFSET_TO_INDEX(off)	((u64)(off) >> COBBLE_OFFSET_SHIFT)
#define COBBLE_INDEX_TO_OFFSET(idx)	((u64)(idx) << COBBLE_OFFSET_SHIFT)
#define COBBLE_OFFSET_MASK		(((u64)1 << COBBLE_OFFSET_SHIFT) - 1)
#define COBBLE_REGION_PAGE(r)		((r)->res.start >> PAGE_SHIFT)

struct cobble_region {
	struct resource res;
	u32 flags;
};

struct cobble {
	struct vfio_device vdev;
	struct cobble_region r[6];
};

#endif
