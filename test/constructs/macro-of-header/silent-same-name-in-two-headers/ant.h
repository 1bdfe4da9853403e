// One driver.
#include <linux/vfio.h>

struct ant {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define insect_frame(i) PHYS_PFN(pci_resource_start((i)->pdev, 0))
