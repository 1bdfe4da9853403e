// What the files of the driver share.
#include <linux/vfio.h>

struct elm {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

unsigned long elm_frame(struct elm *elm, int bar);
