// The region is for reading and writing only.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct seed_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
};

struct seed {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void seed_add(struct seed_region *region)
{
	region->flags = VFIO_REGION_INFO_FLAG_READ | VFIO_REGION_INFO_FLAG_WRITE;
}

static const struct vfio_device_ops seed_ops = {
	.name = "seed",
};
