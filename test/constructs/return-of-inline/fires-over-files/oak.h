// What the files of the driver share.
#include <linux/vfio.h>

struct oak {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

static inline unsigned long oak_pfn(struct oak *oak, int bar)
{
	return PHYS_PFN(pci_resource_start(oak->pdev, bar));
}
