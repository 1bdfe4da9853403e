// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define BORA_SHIFT	40
#define BORA_OFF(i)	((u64)(i) << BORA_SHIFT)

struct bora_res {
	phys_addr_t addr;
	u64 size;
};

struct bora_dev {
	struct vfio_device vdev;
	struct bora_res *res;
	unsigned int nr;
};

void bora_quiesce(struct bora_dev *b)
{
	struct address_space *mapping = b->vdev.inode->i_mapping;
	unsigned int i;

	for (i = 0; i < b->nr; i++) {
		u64 start = BORA_OFF(i);
		u64 end = start + b->res[i].size;

		if (end == start)
			continue;
		unmap_mapping_range(mapping, start, end - start, 1);
		//                                  ^ error invalidation-range
	}
}

static const struct vfio_device_ops bora_ops = {
	.name = "bora",
};
