// SPDX-License-Identifier: MIT
#include <linux/uaccess.h>
#include <linux/vfio.h>
#include "auk_private.h"

static int auk_fill_region(struct auk_private *auk,
			   struct vfio_region_info *info)
{
	struct auk_region *r;

	if (info->index >= auk->num_regions)
		return -EINVAL;

	r = &auk->region[info->index];
	info->offset = VFIO_CCW_INDEX_TO_OFFSET(info->index);
	info->size = r->size;
	info->flags = VFIO_REGION_INFO_FLAG_WRITE;
	return 0;
}

static int auk_region_info(struct vfio_device *vdev,
			   struct vfio_region_info *info,
			   struct vfio_info_cap *caps)
{
	return auk_fill_region(container_of(vdev, struct auk_private, vdev),
			       info);
}

static ssize_t auk_write(struct vfio_device *vdev, const char __user *buf,
			 size_t count, loff_t *ppos)
{
	struct auk_private *auk = container_of(vdev, struct auk_private, vdev);
	u64 idx, off;

	idx = VFIO_CDX_OFFSET_TO_INDEX(*ppos);
	// <- error mixed-bus-shift
	if (idx >= auk->num_regions)
		return -EINVAL;

	off = *ppos & VFIO_CCW_OFFSET_MASK;
	if (off + count > auk->region[idx].size)
		return -EINVAL;
	if (copy_from_user(auk->region[idx].data + off, buf, count))
		return -EFAULT;
	*ppos += count;
	return count;
}

const struct vfio_device_ops auk_dev_ops = {
	.name = "vfio_auk",
	.get_region_info_caps = auk_region_info,
	.write = auk_write,
};
