// The right index, and the byte by the mask of another bus.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct beryl {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define BERYL_OFFSET_SHIFT 48
#define BERYL_OFFSET_MASK ((1ULL << BERYL_OFFSET_SHIFT) - 1)
#define BERYL_INDEX_TO_OFFSET(nr) ((u64)(nr) << BERYL_OFFSET_SHIFT)
#define BERYL_OFFSET_TO_INDEX(off) ((u64)(off) >> BERYL_OFFSET_SHIFT)

static int beryl_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	info->offset = BERYL_INDEX_TO_OFFSET(info->index);
	return 0;
}

#define VFIO_PCI_OFFSET_MASK (((u64)(1) << 40) - 1)

static ssize_t beryl_write(struct vfio_device *vdev, const char __user *buf, size_t count, loff_t *ppos)
{
	unsigned int nr = BERYL_OFFSET_TO_INDEX(*ppos);
	loff_t at = *ppos & ((1ULL << VFIO_PCI_OFFSET_SHIFT) - 1);

	if (nr > 5)
		return -EINVAL;
	at += *ppos & VFIO_PCI_OFFSET_MASK;
	//    ^ error mixed-bus-shift
	return beryl_put(vdev, nr, at, buf, count);
}

static const struct vfio_device_ops beryl_ops = {
	.name = "beryl",
	.write = beryl_write,
};
