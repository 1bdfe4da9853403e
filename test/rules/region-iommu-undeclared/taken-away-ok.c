// The flag is asked for, not set.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct spur_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
};

struct spur {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static bool spur_maps(const struct spur_region *region)
{
	return region->flags & VFIO_REGION_INFO_FLAG_MMAP;
}

static const struct vfio_device_ops spur_ops = {
	.name = "spur",
};
