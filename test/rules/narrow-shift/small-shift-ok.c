// Other shifts of 32 bits, all within reach.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct genet {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define GENET_QUEUE_SHIFT 12

static u32 genet_doorbell(u32 queue)
{
	return (1U << 31) | (queue << GENET_QUEUE_SHIFT) | (1 << 20);
}

static const struct vfio_device_ops genet_ops = {
	.name = "genet",
};
