// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define ELAND_SHIFT	40
#define ELAND_PG(i)	((pgoff_t)(i) << (ELAND_SHIFT - PAGE_SHIFT))

struct eland_dev {
	struct vfio_device vdev;
	u32 count;
};

/* ends where the next region starts, and says so as a number of pages */
void eland_zap(struct eland_dev *e, u32 i)
{
	pgoff_t first = ELAND_PG(i);
	pgoff_t past = ELAND_PG(i + 1);

	if (i >= e->count)
		return;
	unmap_mapping_pages(e->vdev.inode->i_mapping, first, past - first, true);
}

static const struct vfio_device_ops eland_ops = {
	.name = "eland",
};
