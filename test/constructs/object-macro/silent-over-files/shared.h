// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct pond {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define POND_AT vma->vm_pgoff

int pond_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
