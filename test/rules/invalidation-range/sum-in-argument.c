// SPDX-License-Identifier: MIT
#include <linux/cdx/cdx_bus.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define HYRAX_SHIFT 40

struct hyrax_res {
	u64 addr;
	u64 size;
};

struct hyrax_dev {
	struct vfio_device vdev;
	struct hyrax_res *res;
	u32 count;
};

static inline loff_t hyrax_offset(u32 i)
{
	return (loff_t)i << HYRAX_SHIFT;
}

int hyrax_unplug(struct hyrax_dev *h, u32 i)
{
	loff_t where;

	if (i >= h->count || !h->res[i].size)
		return -EINVAL;

	where = hyrax_offset(i);
	unmap_mapping_range(h->vdev.inode->i_mapping, where,
			    where + h->res[i].size, 1);
			//  ^ error invalidation-range
	h->res[i].size = 0;
	return 0;
}

static const struct vfio_device_ops hyrax_ops = {
	.name = "hyrax",
};
