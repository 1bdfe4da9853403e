// The vm_ops are declared here.
#include <linux/vfio.h>
#include <linux/ioport.h>

struct gull {
	struct vfio_device vdev;
	struct resource *res;
};

extern const struct vm_operations_struct gull_vm_ops;
