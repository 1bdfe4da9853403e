// The table is a macro of the header.
#include <linux/vfio.h>

struct dingo {
	struct vfio_device vdev;
	struct pci_dev *pdev;
};

#define DEFINE_DINGO_OPS(prefix, handler)			\
	static const struct vfio_device_ops prefix##_ops = {	\
		.name = #prefix,				\
		.mmap = handler,				\
	}
