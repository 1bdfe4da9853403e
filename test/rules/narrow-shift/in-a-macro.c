// The macro that gives the size of a region.
#include <linux/pci.h>
#include <linux/vfio_pci_core.h>

struct stoat {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define STOAT_SHIFT 40
#define STOAT_REGION (1 << STOAT_SHIFT)
//                    ^ warning narrow-shift

static bool stoat_fits(u64 bytes)
{
	return bytes <= STOAT_REGION;
}

static const struct vfio_device_ops stoat_ops = {
	.name = "stoat",
};
