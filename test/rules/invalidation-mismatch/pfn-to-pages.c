// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

struct roe_win {
	phys_addr_t addr;
	u64 size;
};

struct roe_dev {
	struct vfio_device vdev;
	struct roe_win win[4];
	unsigned int nr;
};

void roe_suspend(struct roe_dev *r)
{
	struct roe_win *w;

	for (w = r->win; w < r->win + r->nr; w++) {
		pgoff_t first = PHYS_PFN(w->addr);
		pgoff_t nr = w->size >> PAGE_SHIFT;

		if (!nr)
			continue;
		unmap_mapping_pages(r->vdev.inode->i_mapping, first, nr, true);
		//                                            ^ error invalidation-mismatch
	}
}

static const struct vfio_device_ops roe_ops = {
	.name = "roe",
};
