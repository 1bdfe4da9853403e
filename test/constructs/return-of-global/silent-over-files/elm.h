// What the files of the driver share.
#include <linux/vfio.h>

struct elm {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

unsigned long elm_page(struct vm_area_struct *vma);
