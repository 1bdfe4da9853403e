// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/sizes.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define KUDU_SHIFT	40
#define KUDU_OFF(i)	((u64)(i) << KUDU_SHIFT)
#define KUDU_DB_REGION	2
#define KUDU_DB_SIZE	SZ_64K

struct kudu_dev {
	struct vfio_device vdev;
};

void kudu_mask_doorbells(struct kudu_dev *k)
{
	unmap_mapping_range(k->vdev.inode->i_mapping, KUDU_OFF(KUDU_DB_REGION),
			    KUDU_DB_SIZE, 1);
}

void kudu_mask_one(struct kudu_dev *k, unsigned int n)
{
	loff_t pos = KUDU_OFF(KUDU_DB_REGION) + (u64)n * PAGE_SIZE;

	unmap_mapping_range(k->vdev.inode->i_mapping, pos, PAGE_SIZE, 1);
}

static const struct vfio_device_ops kudu_ops = {
	.name = "kudu",
};
