// The other driver, with a macro of the same name.
#include <linux/vfio.h>

struct bee {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define insect_frame(i) (VFIO_PCI_INDEX_TO_OFFSET(0) >> PAGE_SHIFT)
