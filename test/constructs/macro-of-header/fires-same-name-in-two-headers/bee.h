// The other driver, with a macro of the same name.
#include <linux/vfio.h>

struct bee {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define insect_place(i, vma) PHYS_PFN(pci_resource_start((i)->pdev, 0))
