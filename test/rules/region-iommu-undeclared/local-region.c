// A local region that is copied to where it belongs.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct fig_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
};

struct fig {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static int fig_add(struct fig *fig, struct fig_region *slot)
{
	struct fig_region region = {
		.size = SZ_4K,
		.flags = VFIO_REGION_INFO_FLAG_READ | VFIO_REGION_INFO_FLAG_MMAP,
		// <- note region-iommu-undeclared
	};

	*slot = region;
	return 0;
}

static const struct vfio_device_ops fig_ops = {
	.name = "fig",
};
