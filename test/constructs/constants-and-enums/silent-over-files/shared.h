// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct cork {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

enum { CORK_BITS = 40 - 12 };

int cork_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
