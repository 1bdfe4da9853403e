// SPDX-License-Identifier: MIT
#include <linux/platform_device.h>
#include <linux/io.h>
#include <linux/uaccess.h>
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

#define TERN_SHIFT		44
#define TERN_INDEX_TO_OFFSET(i)	((u64)(i) << TERN_SHIFT)
#define TERN_OFFSET_MASK	((1ULL << TERN_SHIFT) - 1)

struct tern_bank {
	void __iomem *io;
	u64 size;
};

struct tern_dev {
	struct vfio_device vdev;
	struct tern_bank *bank;
	unsigned int nr_banks;
};

static int tern_get_region_info(struct vfio_device *vdev,
				struct vfio_region_info *info,
				struct vfio_info_cap *caps)
{
	struct tern_dev *t = container_of(vdev, struct tern_dev, vdev);

	if (info->index >= t->nr_banks)
		return -EINVAL;

	info->offset = TERN_INDEX_TO_OFFSET(info->index);
	info->size = t->bank[info->index].size;
	info->flags = VFIO_REGION_INFO_FLAG_READ;
	return 0;
}

static ssize_t tern_read(struct vfio_device *vdev, char __user *buf,
			 size_t count, loff_t *ppos)
{
	struct tern_dev *t = container_of(vdev, struct tern_dev, vdev);
	u64 pos = *ppos;
	u64 n = VFIO_PCI_OFFSET_TO_INDEX(pos);
	// <- error mixed-bus-shift
	u64 at = pos & TERN_OFFSET_MASK;
	u32 val;

	if (n >= t->nr_banks)
		return -EINVAL;
	if (count != sizeof(val) || (at & 3))
		return -EINVAL;
	if (at + count > t->bank[n].size)
		return -EINVAL;

	val = ioread32(t->bank[n].io + at);
	if (copy_to_user(buf, &val, sizeof(val)))
		return -EFAULT;
	*ppos += sizeof(val);
	return sizeof(val);
}

static const struct vfio_device_ops tern_ops = {
	.name = "vfio-tern",
	.get_region_info_caps = tern_get_region_info,
	.read = tern_read,
};
