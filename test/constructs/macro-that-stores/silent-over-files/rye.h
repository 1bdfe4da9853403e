// What the files of the driver share.
#include <linux/vfio.h>

struct rye {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define rye_place(v, p)			\
({					\
	(v)->vm_pgoff = (p);		\
	0;				\
})
