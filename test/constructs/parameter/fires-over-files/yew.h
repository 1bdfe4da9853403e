// What the files of the driver share.
#include <linux/vfio.h>

struct yew {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

void yew_point(struct vm_area_struct *area, unsigned long first);
