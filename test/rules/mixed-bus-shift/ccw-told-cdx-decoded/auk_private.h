/* SPDX-License-Identifier: MIT */
#ifndef AUK_PRIVATE_H
#define AUK_PRIVATE_H

#include <linux/types.h>
#include <linux/vfio.h>

#define VFIO_CCW_OFFSET_SHIFT		10
#define VFIO_CCW_INDEX_TO_OFFSET(i)	((u64)(i) << VFIO_CCW_OFFSET_SHIFT)
#define VFIO_CCW_OFFSET_MASK		(((u64)1 << VFIO_CCW_OFFSET_SHIFT) - 1)

#define VFIO_CDX_OFFSET_SHIFT		40
#define VFIO_CDX_OFFSET_TO_INDEX(off)	((u64)(off) >> VFIO_CDX_OFFSET_SHIFT)

struct auk_region {
	u8 *data;
	u64 size;
};

struct auk_private {
	struct vfio_device vdev;
	struct auk_region *region;
	u32 num_regions;
};

#endif
