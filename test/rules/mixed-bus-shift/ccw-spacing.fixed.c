// A spacing of 10 bits told, one of 40 used.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct opal {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define OPAL_OFFSET_SHIFT 10
#define OPAL_OFFSET_MASK ((1ULL << OPAL_OFFSET_SHIFT) - 1)
#define OPAL_INDEX_TO_OFFSET(nr) ((u64)(nr) << OPAL_OFFSET_SHIFT)
#define OPAL_OFFSET_TO_INDEX(off) ((u64)(off) >> OPAL_OFFSET_SHIFT)

static int opal_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	info->offset = OPAL_INDEX_TO_OFFSET(info->index);
	return 0;
}

static unsigned int opal_region(struct vfio_device *vdev, loff_t pos)
{
	return pos >> OPAL_OFFSET_SHIFT;
	//     ^ error mixed-bus-shift
}

static ssize_t opal_read(struct vfio_device *vdev, char __user *buf, size_t count, loff_t *ppos)
{
	return opal_region(vdev, *ppos) ? -EINVAL : opal_status(vdev, buf, count);
}

static const struct vfio_device_ops opal_ops = {
	.name = "opal",
	.read = opal_read,
};
