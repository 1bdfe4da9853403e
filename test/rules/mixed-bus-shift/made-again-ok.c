// The library gets an offset of its own spacing.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct quartz {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define QUARTZ_OFFSET_SHIFT 48
#define QUARTZ_OFFSET_MASK ((1ULL << QUARTZ_OFFSET_SHIFT) - 1)
#define QUARTZ_INDEX_TO_OFFSET(nr) ((u64)(nr) << QUARTZ_OFFSET_SHIFT)
#define QUARTZ_OFFSET_TO_INDEX(off) ((u64)(off) >> QUARTZ_OFFSET_SHIFT)

static int quartz_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	info->offset = QUARTZ_INDEX_TO_OFFSET(info->index);
	return 0;
}

static ssize_t quartz_read(struct vfio_device *vdev, char __user *buf, size_t count, loff_t *ppos)
{
	unsigned int nr = QUARTZ_OFFSET_TO_INDEX(*ppos);
	loff_t pos = VFIO_PCI_INDEX_TO_OFFSET(nr) + (*ppos & QUARTZ_OFFSET_MASK);

	if (nr > 5)
		return -EINVAL;
	return vfio_pci_core_read(vdev, buf, count, &pos);
}

static const struct vfio_device_ops quartz_ops = {
	.name = "quartz",
	.read = quartz_read,
};
