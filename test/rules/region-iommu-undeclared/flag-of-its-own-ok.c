// A member says it.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct hip_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
	bool iommu_ok;
};

struct hip {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void hip_add(struct hip_region *region)
{
	region->flags |= VFIO_REGION_INFO_FLAG_MMAP;
	region->iommu_ok = false;
}

static const struct vfio_device_ops hip_ops = {
	.name = "hip",
};
