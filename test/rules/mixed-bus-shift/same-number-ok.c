// Another name for the same spacing.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct pearl {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define PEARL_OFFSET_SHIFT 40
#define PEARL_OFFSET_MASK ((1ULL << PEARL_OFFSET_SHIFT) - 1)
#define PEARL_INDEX_TO_OFFSET(nr) ((u64)(nr) << PEARL_OFFSET_SHIFT)
#define PEARL_OFFSET_TO_INDEX(off) ((u64)(off) >> PEARL_OFFSET_SHIFT)

static int pearl_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	info->offset = PEARL_INDEX_TO_OFFSET(info->index);
	return 0;
}

static ssize_t pearl_read(struct vfio_device *vdev, char __user *buf, size_t count, loff_t *ppos)
{
	unsigned int nr = VFIO_PCI_OFFSET_TO_INDEX(*ppos);

	if (nr > 5)
		return -EINVAL;
	return vfio_pci_core_read(vdev, buf, count, ppos);
}

static const struct vfio_device_ops pearl_ops = {
	.name = "pearl",
	.read = pearl_read,
};
