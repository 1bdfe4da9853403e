// A compound literal.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct cob_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
};

struct cob {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void cob_set(struct cob_region *region, phys_addr_t base)
{
	*region = (struct cob_region){
		.base = base,
		.size = SZ_64K,
		.flags = VFIO_REGION_INFO_FLAG_MMAP,
		// <- note region-iommu-undeclared
	};
}

static const struct vfio_device_ops cob_ops = {
	.name = "cob",
};
