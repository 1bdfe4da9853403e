// What the files of the driver share.
#include <linux/vfio.h>

struct ibis {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int ibis_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
