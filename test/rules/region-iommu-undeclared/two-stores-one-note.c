// SPDX-License-Identifier: MIT
#include <linux/mdev.h>
#include <linux/vfio.h>

enum { BECK_CFG, BECK_DOORBELL, BECK_FRAME, BECK_NR };

struct beck_area {
	u64 size;
	u32 index;
	u32 flags;
};

struct beck_state {
	struct vfio_device vdev;
	struct beck_area areas[BECK_NR];
	u64 frame_bytes;
};

static void beck_areas(struct beck_state *bs)
{
	struct beck_area *a = bs->areas;

	a[BECK_CFG].size = 256;
	a[BECK_CFG].flags = VFIO_REGION_INFO_FLAG_READ;

	a[BECK_DOORBELL].size = PAGE_SIZE;
	a[BECK_DOORBELL].flags = VFIO_REGION_INFO_FLAG_MMAP;
	// <- note region-iommu-undeclared
	a[BECK_DOORBELL].flags |= VFIO_REGION_INFO_FLAG_WRITE;

	a[BECK_FRAME].size = bs->frame_bytes;
	a[BECK_FRAME].flags = VFIO_REGION_INFO_FLAG_READ |
			      VFIO_REGION_INFO_FLAG_WRITE |
			      VFIO_REGION_INFO_FLAG_MMAP;
}

static int beck_init(struct vfio_device *vdev)
{
	struct beck_state *bs = container_of(vdev, struct beck_state, vdev);

	bs->frame_bytes = SZ_4M;
	beck_areas(bs);
	return 0;
}

static const struct vfio_device_ops beck_ops = {
	.name = "beck-mdev",
	.init = beck_init,
};
