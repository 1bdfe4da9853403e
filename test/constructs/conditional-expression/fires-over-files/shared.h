// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct crab {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

int crab_passthrough(struct crab *crab);

int crab_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
