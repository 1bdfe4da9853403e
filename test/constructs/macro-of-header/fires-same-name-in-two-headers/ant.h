// One driver.
#include <linux/vfio.h>

struct ant {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define insect_place(i, vma) ((vma)->vm_pgoff)
