// The position goes to the library as it came.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct garnet {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define GARNET_OFFSET_SHIFT 48
#define GARNET_OFFSET_MASK ((1ULL << GARNET_OFFSET_SHIFT) - 1)
#define GARNET_INDEX_TO_OFFSET(nr) ((u64)(nr) << GARNET_OFFSET_SHIFT)
#define GARNET_OFFSET_TO_INDEX(off) ((u64)(off) >> GARNET_OFFSET_SHIFT)

static int garnet_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	info->offset = GARNET_INDEX_TO_OFFSET(info->index);
	return 0;
}

static ssize_t garnet_read(struct vfio_device *vdev, char __user *buf, size_t count, loff_t *ppos)
{
	if (!count)
		return 0;
	return vfio_pci_core_read(vdev, buf, count, ppos);
	//     ^ error mixed-bus-shift
}

static const struct vfio_device_ops garnet_ops = {
	.name = "garnet",
	.read = garnet_read,
};
