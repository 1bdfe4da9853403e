// What the files of the driver share.
#include <linux/vfio.h>

struct yak {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct yak_model {
	int revision;
	struct vfio_device_ops ops;
};

int yak_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
