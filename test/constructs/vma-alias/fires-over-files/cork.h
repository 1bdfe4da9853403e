// One helper across files.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct cork {
	struct vfio_device vdev;
	struct resource bar;
};

int cork_apply(const struct cork *cork, struct vm_area_struct *v);
