// What the files of the driver share.
#include <linux/vfio.h>

struct lynx {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int lynx_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
