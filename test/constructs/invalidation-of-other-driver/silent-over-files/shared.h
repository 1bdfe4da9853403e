// What the files of the driver share.
#include <linux/pci.h>
#include <linux/vfio.h>

struct porch {
	struct vfio_device	vdev;
	struct pci_dev		*pdev;
	unsigned long		vm_pgoff;
};

void veranda_close(struct vfio_device *vdev);
int veranda_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
