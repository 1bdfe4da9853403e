// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct hull {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct hull_map {
		struct hull_at {
			unsigned long pgoff;
		} at;
	} map;
};

int hull_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
