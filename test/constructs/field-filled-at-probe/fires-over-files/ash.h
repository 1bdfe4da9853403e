// What the files of the driver share.
#include <linux/vfio.h>
struct ash_bank {
	u64 from;
	u64 till;
};

struct ash {
	struct vfio_device vdev;
	struct pci_dev *pdev;
	struct ash_bank *banks;
};
