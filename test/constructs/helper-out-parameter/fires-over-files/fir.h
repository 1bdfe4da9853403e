// What the files of the driver share.
#include <linux/vfio.h>

struct fir {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int fir_find(struct fir *fir, int bar, u64 *base);
