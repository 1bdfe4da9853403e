// The position is turned into one of the library first.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct spinel {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define SPINEL_OFFSET_SHIFT 48
#define SPINEL_OFFSET_MASK ((1ULL << SPINEL_OFFSET_SHIFT) - 1)
#define SPINEL_INDEX_TO_OFFSET(nr) ((u64)(nr) << SPINEL_OFFSET_SHIFT)
#define SPINEL_OFFSET_TO_INDEX(off) ((u64)(off) >> SPINEL_OFFSET_SHIFT)

static int spinel_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	info->offset = SPINEL_INDEX_TO_OFFSET(info->index);
	return 0;
}

static ssize_t spinel_read(struct vfio_device *vdev, char __user *buf, size_t count, loff_t *ppos)
{
	*ppos = spinel_to_core(*ppos);
	return vfio_pci_core_read(vdev, buf, count, ppos);
}

static const struct vfio_device_ops spinel_ops = {
	.name = "spinel",
	.read = spinel_read,
};
