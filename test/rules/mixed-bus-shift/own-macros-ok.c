// Its own macros on both sides.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct onyx {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define ONYX_OFFSET_SHIFT 48
#define ONYX_OFFSET_MASK ((1ULL << ONYX_OFFSET_SHIFT) - 1)
#define ONYX_INDEX_TO_OFFSET(nr) ((u64)(nr) << ONYX_OFFSET_SHIFT)
#define ONYX_OFFSET_TO_INDEX(off) ((u64)(off) >> ONYX_OFFSET_SHIFT)

static int onyx_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	info->offset = ONYX_INDEX_TO_OFFSET(info->index);
	return 0;
}

static ssize_t onyx_read(struct vfio_device *vdev, char __user *buf, size_t count, loff_t *ppos)
{
	unsigned int nr = ONYX_OFFSET_TO_INDEX(*ppos);

	return nr < 6 ? onyx_copy(vdev, nr, *ppos & ONYX_OFFSET_MASK, buf, count) : -EINVAL;
}

static const struct vfio_device_ops onyx_ops = {
	.name = "onyx",
	.read = onyx_read,
};
