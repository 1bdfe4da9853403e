// What the files of the driver share.
#include <linux/vfio.h>

struct jet {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct jet_span {
	u64 lo;
	u64 hi;
};

int jet_map(struct jet_span span, struct vm_area_struct *vma);
