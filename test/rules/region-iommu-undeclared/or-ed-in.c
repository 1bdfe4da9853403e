// The flag is or-ed into the flags of a region.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct acorn_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
};

struct acorn {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void acorn_add(struct acorn_region *region, struct resource *res)
{
	region->base = res->start;
	region->size = resource_size(res);
	if (!(region->base & ~PAGE_MASK))
		region->flags |= VFIO_REGION_INFO_FLAG_MMAP;
		// <- note region-iommu-undeclared
}

static const struct vfio_device_ops acorn_ops = {
	.name = "acorn",
};
