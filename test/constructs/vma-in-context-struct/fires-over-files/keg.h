// What the files of the driver share.
#include <linux/vfio.h>

struct keg {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

struct keg_req {
	struct vm_area_struct *vma;
	u64 base;
};

int keg_run(struct keg_req *req);
