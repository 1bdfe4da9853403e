// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct rue {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int rue_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
