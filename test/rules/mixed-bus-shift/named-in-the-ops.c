// The ops name handlers of the library, which take offsets apart by 40.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct jasper {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define JASPER_OFFSET_SHIFT 48
#define JASPER_OFFSET_MASK ((1ULL << JASPER_OFFSET_SHIFT) - 1)
#define JASPER_INDEX_TO_OFFSET(nr) ((u64)(nr) << JASPER_OFFSET_SHIFT)
#define JASPER_OFFSET_TO_INDEX(off) ((u64)(off) >> JASPER_OFFSET_SHIFT)

static int jasper_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	info->offset = JASPER_INDEX_TO_OFFSET(info->index);
	return 0;
}

static int jasper_open(struct vfio_device *vdev)
{
	return 0;
}

static const struct vfio_device_ops jasper_ops = {
	.name = "jasper",
	.open_device = jasper_open,
	.ioctl = vfio_pci_core_ioctl,
	// <- error mixed-bus-shift
	.write = vfio_pci_core_write,
	// <- error mixed-bus-shift
};
