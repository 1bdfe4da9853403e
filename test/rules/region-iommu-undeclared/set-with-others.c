// The flags are set at once, in a loop over the BARs.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct bur_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
};

struct bur {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void bur_init(struct bur_region *regions, int count)
{
	int i;

	for (i = 0; i < count; i++)
		regions[i].flags = VFIO_REGION_INFO_FLAG_READ | VFIO_REGION_INFO_FLAG_WRITE |
		// <- note region-iommu-undeclared
				   VFIO_REGION_INFO_FLAG_MMAP;
}

static const struct vfio_device_ops bur_ops = {
	.name = "bur",
};
