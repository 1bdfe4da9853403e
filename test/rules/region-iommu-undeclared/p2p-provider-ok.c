// A provider of peer-to-peer DMA says it.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct nut_region {
	phys_addr_t base;
	u64 size;
	u32 flags;
	struct p2pdma_provider *p2pdma;
};

struct nut {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static void nut_add(struct nut_region *region)
{
	region->flags |= VFIO_REGION_INFO_FLAG_MMAP;
	region->p2pdma = NULL;
}

static const struct vfio_device_ops nut_ops = {
	.name = "nut",
};
