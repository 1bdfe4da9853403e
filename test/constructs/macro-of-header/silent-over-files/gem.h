// What the files of the driver share.
#include <linux/vfio.h>

struct gem {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define GEM_BAR 2
#define gem_frame(g) (pci_resource_start((g)->pdev, GEM_BAR) >> PAGE_SHIFT)
