// What the files of the driver share.
#include <linux/vfio.h>

struct date {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

void date_drop_all(struct date *date);
