// SPDX-License-Identifier: MIT
#include <linux/fsl/mc.h>
#include <linux/mm.h>
#include <linux/vfio.h>

#define AUK_SHIFT	40
#define AUK_REGIONS	2

struct auk_dev {
	struct vfio_device vdev;
};

static void auk_everything(struct auk_dev *a)
{
	unmap_mapping_range(a->vdev.inode->i_mapping, 0,
			    (loff_t)AUK_REGIONS << AUK_SHIFT, 1);
}

static void auk_everything_pages(struct auk_dev *a)
{
	unmap_mapping_pages(a->vdev.inode->i_mapping, 0,
			    (pgoff_t)AUK_REGIONS << (AUK_SHIFT - PAGE_SHIFT), 0);
}

int auk_stop(struct auk_dev *a, bool fast)
{
	if (fast)
		auk_everything_pages(a);
	else
		auk_everything(a);
	return 0;
}

static const struct vfio_device_ops auk_ops = {
	.name = "auk",
};
