// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/mm.h>
#include <linux/vfio.h>

/* addresses are kept as what user space sees: offsets on the device fd */
struct godwit_region {
	u64 addr;
	u64 len;
};

struct godwit_dev {
	struct vfio_device vdev;
	struct godwit_region r[3];
};

#define GODWIT_SHIFT	40

void godwit_init(struct godwit_dev *g, const u64 *len)
{
	unsigned int i;

	for (i = 0; i < 3; i++) {
		g->r[i].addr = (u64)i << GODWIT_SHIFT;
		g->r[i].len = len[i];
	}
}

void godwit_halt(struct godwit_dev *g)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(g->r); i++) {
		if (g->r[i].len == 0)
			continue;
		unmap_mapping_range(g->vdev.inode->i_mapping, g->r[i].addr,
				    g->r[i].len, 1);
	}
}

static const struct vfio_device_ops godwit_ops = {
	.name = "godwit",
};
