// What the files of the driver share.
#include <linux/vfio.h>

struct bay {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct bay_slice {
	phys_addr_t at;
	size_t len;
};

struct bay_slice bay_slice(struct bay *bay, int which);
