#ifndef KELP_H
#define KELP_H

#include <linux/vfio.h>

struct kelp {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

/* Where the mapping of a region is to be found. */
#define kelp_place(kelp, vma) ((vma)->vm_pgoff)

#endif
