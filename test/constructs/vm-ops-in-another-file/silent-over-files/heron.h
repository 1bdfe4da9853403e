// What the files of the driver share.
#include <linux/vfio.h>

struct heron {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

extern const struct vm_operations_struct heron_vm_ops;
