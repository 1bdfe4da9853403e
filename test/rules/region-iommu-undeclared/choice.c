// Chosen by the size.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct drupe_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
};

struct drupe {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void drupe_set(struct drupe_region *region)
{
	region->flags = region->size >= PAGE_SIZE ? VFIO_REGION_INFO_FLAG_MMAP : 0;
	// <- note region-iommu-undeclared
}

static const struct vfio_device_ops drupe_ops = {
	.name = "drupe",
};
