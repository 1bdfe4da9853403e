// The index by the macro of vfio-pci, of an offset with a spacing of its own.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct agate {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define AGATE_OFFSET_SHIFT 48
#define AGATE_OFFSET_MASK ((1ULL << AGATE_OFFSET_SHIFT) - 1)
#define AGATE_INDEX_TO_OFFSET(nr) ((u64)(nr) << AGATE_OFFSET_SHIFT)
#define AGATE_OFFSET_TO_INDEX(off) ((u64)(off) >> AGATE_OFFSET_SHIFT)

static int agate_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	info->offset = AGATE_INDEX_TO_OFFSET(info->index);
	return 0;
}

static ssize_t agate_read(struct vfio_device *vdev, char __user *buf, size_t count, loff_t *ppos)
{
	unsigned int nr = AGATE_OFFSET_TO_INDEX(*ppos);
	//                ^ error mixed-bus-shift

	return nr < 6 ? agate_copy(vdev, nr, *ppos & AGATE_OFFSET_MASK, buf, count) : -EINVAL;
}

static const struct vfio_device_ops agate_ops = {
	.name = "agate",
	.read = agate_read,
};
