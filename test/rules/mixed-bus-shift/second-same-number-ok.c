// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/io.h>
#include <linux/uaccess.h>
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

#define WIGEON_LOG2_GAP		(32 + 8)
#define WIGEON_GAP		(1ULL << WIGEON_LOG2_GAP)

struct wigeon_dev {
	struct vfio_device vdev;
	void __iomem *io[2];
	u64 size[2];
};

static int wigeon_info(struct vfio_device *vdev, struct vfio_region_info *info,
		       struct vfio_info_cap *caps)
{
	struct wigeon_dev *w = container_of(vdev, struct wigeon_dev, vdev);

	if (info->index > 1)
		return -EINVAL;
	info->offset = info->index * WIGEON_GAP;
	info->size = w->size[info->index];
	info->flags = VFIO_REGION_INFO_FLAG_READ;
	return 0;
}

/* the gap is the one of vfio-pci, so its macros take the offset apart */
static ssize_t wigeon_read(struct vfio_device *vdev, char __user *buf,
			   size_t count, loff_t *ppos)
{
	struct wigeon_dev *w = container_of(vdev, struct wigeon_dev, vdev);
	u64 idx = VFIO_PCI_OFFSET_TO_INDEX(*ppos);
	u64 at = *ppos & VFIO_PCI_OFFSET_MASK;
	u16 val;

	if (idx > 1 || count != sizeof(val))
		return -EINVAL;
	if (at + sizeof(val) > w->size[idx])
		return -EINVAL;
	val = ioread16(w->io[idx] + at);
	if (copy_to_user(buf, &val, sizeof(val)))
		return -EFAULT;
	*ppos += sizeof(val);
	return sizeof(val);
}

static const struct vfio_device_ops wigeon_ops = {
	.name = "wigeon",
	.get_region_info_caps = wigeon_info,
	.read = wigeon_read,
};
