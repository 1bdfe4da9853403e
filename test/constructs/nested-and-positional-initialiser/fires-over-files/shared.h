// What the files of the driver share.
#include <linux/vfio.h>
#include <linux/vfio_pci_core.h>

struct perch {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct perch_window {
	u64 base;
	u64 offset;
};

struct perch_plan {
	int kind;
	struct perch_window window;
};

int perch_mmap(struct vfio_device *vdev, struct vm_area_struct *vma);
