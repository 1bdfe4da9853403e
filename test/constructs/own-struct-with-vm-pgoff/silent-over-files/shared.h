// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct flax {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct flax_map {
	unsigned long vm_pgoff;
	unsigned long vm_start;
};

int flax_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
