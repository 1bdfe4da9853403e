// Invalidated where the regions of another bus lie.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct topaz {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define TOPAZ_OFFSET_SHIFT 48
#define TOPAZ_OFFSET_MASK ((1ULL << TOPAZ_OFFSET_SHIFT) - 1)
#define TOPAZ_INDEX_TO_OFFSET(nr) ((u64)(nr) << TOPAZ_OFFSET_SHIFT)
#define TOPAZ_OFFSET_TO_INDEX(off) ((u64)(off) >> TOPAZ_OFFSET_SHIFT)

static int topaz_info(struct vfio_device *vdev, struct vfio_region_info *info)
{
	info->offset = TOPAZ_INDEX_TO_OFFSET(info->index);
	return 0;
}

static void topaz_zap(struct topaz *topaz)
{
	unmap_mapping_range(topaz->vdev.inode->i_mapping, VFIO_PCI_INDEX_TO_OFFSET(2),
	//                                                ^ error mixed-bus-shift
			    SZ_64K, true);
}

static void topaz_close(struct vfio_device *vdev)
{
	topaz_zap(container_of(vdev, struct topaz, vdev));
}

static const struct vfio_device_ops topaz_ops = {
	.name = "topaz",
	.close_device = topaz_close,
};
