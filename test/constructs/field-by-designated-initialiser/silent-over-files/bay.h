// What the files of the driver share.
#include <linux/vfio.h>

struct bay {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct bay_slice {
	u64 at;
	size_t len;
};

void bay_map(struct bay_slice *slice, struct vm_area_struct *vma);
